// For the case test: summaries in, one line "file line rule tier" per finding out.
//   list_static_findings [--model FILE]... SUMMARY...
#include <fstream>
#include <iostream>
#include <iterator>

#include "analyzers/static/engine/analyse.hpp"

namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

int complain(const ccgrade::Error& error) {
  std::cerr << error.message << '\n';
  return 3;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::pair<std::string, std::string>> model_files;
  std::vector<ccgrade::UnitSummary> units;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--model" && i + 1 < argc) {
      model_files.emplace_back(argv[i + 1], text_of(argv[i + 1]));
      ++i;
      continue;
    }
    auto unit = ccgrade::summary_from_json(text_of(word));
    if (!unit) return complain(unit.error());
    units.push_back(std::move(*unit));
  }
  auto models = ccgrade::Models::read(model_files);
  if (!models) return complain(models.error());
  for (const auto& finding : ccgrade::analyse(std::move(units), std::move(*models)).findings)
    std::cout << finding.where.file << ' ' << finding.where.line << ' ' << finding.rule << ' '
              << ccgrade::name_of(finding.severity) << '\n';
}
