#pragma once
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>

#include "analyzers/dynamic/symbols/symbolizer.hpp"
#include "tests/fakes/fake_host.hpp"

namespace ccgrade {

/// What a tool once wrote about a sample program (tests/recording/record_log.py made it):
/// analyzers/dynamic/TOOL/logs/FILE.
inline std::string recorded(const std::string& tool, const std::string& file) {
  const auto root = std::filesystem::path(__FILE__).parent_path().parent_path().parent_path();
  std::ifstream in(root / "analyzers/dynamic" / tool / "logs" / file);
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (text.empty()) throw std::runtime_error(tool + "/" + file + " was not recorded");
  return text;
}

/// llvm-symbolizer-19 as it answered when the log was recorded, behind a host of its own.
class RecordedSymbols {
 public:
  RecordedSymbols(const std::string& tool, const std::string& name)
      : known_(nlohmann::json::parse(recorded(tool, name + ".symbols.json"))) {
    host_.answer("llvm-symbolizer-19", [this](const Command& command) { return answer(command); });
  }

  /// The symbolizer, knowing all of these addresses.
  const Symbolizer& knowing(const std::set<unsigned long>& addresses) {
    if (const Status resolved = symbolizer_.resolve(addresses); !resolved)
      throw std::runtime_error(resolved.error().message);
    return symbolizer_;
  }

 private:
  ProcessResult answer(const Command& command) const {
    nlohmann::json rows = nlohmann::json::array();
    for (const std::string& word : command.argv)
      if (word.starts_with("0x"))
        rows.push_back(
            {{"Address", word}, {"Symbol", known_.value(word, nlohmann::json::array())}});
    return exited(0, rows.dump());
  }

  nlohmann::json known_;
  FakeHost host_;
  Symbolizer symbolizer_{host_, "program"};
};

}  // namespace ccgrade
