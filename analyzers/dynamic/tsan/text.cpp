#include "analyzers/dynamic/tsan/text.hpp"

#include <cstdlib>
#include <optional>
#include <sstream>

namespace ccgrade::tsan {
namespace {

/// What the text calls a report, and what the hook calls it.
struct Name {
  const char* text;
  const char* type;
};

constexpr Name kNames[] = {
    {"data race", "data-race"},
    {"heap-use-after-free", "heap-use-after-free"},
    {"lock-order-inversion", "lock-order-inversion"},
    {"thread leak", "thread-leak"},
    {"destroy of a locked mutex", "locked-mutex-destroy"},
    {"double lock of a mutex", "mutex-double-lock"},
    {"unlock of an unlocked mutex", "mutex-bad-unlock"},
};

std::optional<Report> opening(const std::string& line) {
  static const std::string kWarning = "WARNING: ThreadSanitizer: ";
  const std::size_t at = line.find(kWarning);
  if (at == std::string::npos) return std::nullopt;
  for (const Name& name : kNames)
    if (line.compare(at + kWarning.size(), std::string(name.text).size(), name.text) == 0)
      return Report{name.type, {}, {}, {}};
  return Report{"unknown", {}, {}, {}};
}

/// "    #1 <null> <null> (program+0x323476) (BuildId: …)": the offset, which without PIE is the
/// address. 0 for a frame of another module.
std::optional<unsigned long> frame_address(const std::string& line, const std::string& program) {
  if (line.find('#') == std::string::npos || !line.starts_with("    #")) return std::nullopt;
  const std::string mark = "(" + program + "+0x";
  const std::size_t at = line.find(mark);
  if (at == std::string::npos) return 0;
  return std::strtoul(line.c_str() + at + mark.size(), nullptr, 16) + 1;
}

int thread_of(const std::string& title) {
  const std::size_t at = title.find("thread T");
  return at == std::string::npos ? 0 : std::atoi(title.c_str() + at + 8);
}

void add_stack(Report& report, const std::string& title, std::vector<unsigned long> stack) {
  const bool write = title.find("rite of size") != std::string::npos;
  const bool read = title.find("ead of size") != std::string::npos;
  if (write || read)
    report.accesses.push_back({thread_of(title), write, false, std::move(stack)});
  else if (title.find("created by") != std::string::npos)
    report.threads.push_back(
        {std::atoi(title.c_str() + title.find(" T") + 2), false, false, std::move(stack)});
  else
    report.stacks.push_back(std::move(stack));
}

}  // namespace

std::vector<Report> parse_text(const std::string& text, const std::string& program) {
  std::vector<Report> reports;
  std::string title;
  std::vector<unsigned long> stack;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const auto address = frame_address(line, program);
    if (address) {
      if (*address != 0) stack.push_back(*address);
      continue;
    }
    if (!stack.empty() && !reports.empty()) add_stack(reports.back(), title, std::move(stack));
    stack.clear();
    if (auto report = opening(line)) reports.push_back(std::move(*report));
    if (!line.empty()) title = line;
  }
  return reports;
}

}  // namespace ccgrade::tsan
