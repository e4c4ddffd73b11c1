#include "analyzers/dynamic/execution/harness_log.hpp"

#include <algorithm>
#include <sstream>

namespace ccgrade {

HarnessLog parse_harness_log(const std::string& text) {
  HarnessLog log;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string kind;
    std::string name;
    words >> kind >> name;
    if (kind == "begin") {
      log.scenarios.push_back({name, false, false, {}});
    } else if (kind == "complete") {
      log.complete = true;
    } else if (log.scenarios.empty()) {
      continue;
    } else if (kind == "failed") {
      log.scenarios.back().failures.push_back(line.substr(std::min<std::size_t>(7, line.size())));
    } else if (kind == "end" && name == log.scenarios.back().name) {
      std::string result;
      words >> result;
      log.scenarios.back().ended = true;
      log.scenarios.back().passed = result == "passed";
    }
  }
  return log;
}

}  // namespace ccgrade
