#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/fakes/fake_host.hpp"

namespace ccgrade {

/// llvm-symbolizer-19, which knows the places that a test names and no others. Outlives the host's
/// last command.
class FakeSymbols {
 public:
  explicit FakeSymbols(FakeHost& host) {
    host.answer("llvm-symbolizer-19", [this](const Command& command) { return answer(command); });
  }

  /// Of several at one address, each was inlined into the one that is added next.
  void add(unsigned long pc, const std::string& file, int line,
           const std::string& function = "f()") {
    places_[pc].push_back({{"FileName", file}, {"Line", line}, {"FunctionName", function}});
  }

 private:
  ProcessResult answer(const Command& command) const {
    nlohmann::json rows = nlohmann::json::array();
    for (const std::string& word : command.argv) {
      if (!word.starts_with("0x")) continue;
      const auto found = places_.find(std::stoul(word, nullptr, 16));
      rows.push_back(
          {{"Address", word},
           {"Symbol", found == places_.end() ? nlohmann::json::array() : found->second}});
    }
    return exited(0, rows.dump());
  }

  std::map<unsigned long, nlohmann::json> places_;
};

}  // namespace ccgrade
