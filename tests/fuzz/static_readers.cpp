// A fuzz target for what the static engine reads from files: a summary, which is analysed when it
// can be read, or else (nothing else of the engine's begins with a brace) a model file.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "analyzers/static/engine/analyse.hpp"

namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

ccgrade::Models shipped_models() {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& entry : std::filesystem::directory_iterator(CCGRADE_MODELS))
    files.emplace_back(entry.path().string(), text_of(entry.path()));
  auto models = ccgrade::Models::read(files);
  if (!models) std::abort();  // then nothing here would be worth anything
  return std::move(*models);
}

void analyse_summary(const std::string& text) {
  static const ccgrade::Models models = shipped_models();
  auto unit = ccgrade::summary_from_json(text);
  if (!unit) return;
  std::vector<ccgrade::UnitSummary> units;
  units.push_back(std::move(*unit));
  ccgrade::analyse(std::move(units), models);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (text.starts_with('{'))
    analyse_summary(text);
  else
    static_cast<void>(ccgrade::Models::read({{"fuzzed.toml", text}}));
  return 0;
}
