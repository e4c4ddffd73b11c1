#include "analyzers/dynamic/execution/marked_log.hpp"

#include <sstream>

namespace ccgrade {

std::vector<MarkedPart> split_at_marks(const std::string& log) {
  static const std::string kMark = "scenario ";
  std::vector<MarkedPart> parts{{}};
  std::istringstream lines(log);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(kMark))
      parts.push_back({line.substr(kMark.size()), {}});
    else
      parts.back().text += line + '\n';
  }
  return parts;
}

}  // namespace ccgrade
