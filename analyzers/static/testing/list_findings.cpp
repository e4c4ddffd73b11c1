// For the case test: summaries in, one line "file line rule" per finding out.
#include <fstream>
#include <iostream>
#include <iterator>

#include "analyzers/static/engine/analyse.hpp"

int main(int argc, char** argv) {
  std::vector<std::string> summaries;
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    summaries.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  const auto findings = ccgrade::analyse(summaries);
  if (!findings) {
    std::cerr << findings.error().message << '\n';
    return 3;
  }
  for (const auto& finding : *findings)
    std::cout << finding.where.file << ' ' << finding.where.line << ' ' << finding.rule << '\n';
}
