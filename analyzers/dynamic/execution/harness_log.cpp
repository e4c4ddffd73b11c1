#include "analyzers/dynamic/execution/harness_log.hpp"

#include <algorithm>
#include <sstream>

namespace ccgrade {

std::string lines_with_token(const std::string& text, const std::string& token) {
  std::string kept;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with(token + " ")) kept += line.substr(token.size() + 1) + '\n';
  return kept;
}

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
      log.complete = name == std::to_string(log.scenarios.size());
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
