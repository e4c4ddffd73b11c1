#include "analyzers/dynamic/asan/report.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <sstream>

#include "analyzers/dynamic/symbols/story.hpp"

namespace ccgrade::asan {
namespace {

struct Meaning {
  const char* kind;  ///< a prefix of the report's
  const char* rule;
  const char* message;
};

constexpr Meaning kMeanings[] = {
    {"heap-use-after-free", "use-after-free", "memory is used after it was freed"},
    {"stack-use-after", "use-after-free", "a local variable is used after its scope has ended"},
    {"attempting double-free", "double-free", "memory is freed twice"},
    {"attempting free on address", "double-free", "what is freed was never allocated"},
    {"alloc-dealloc-mismatch", "double-free", "memory is freed in another way than allocated"},
    {"leak", "memory-leak", "memory is allocated and never freed"},
    {"circle", "memory-leak", "objects that own each other in a circle are never freed"},
    {"undefined-behaviour", "undefined-behaviour", "the program does what C++ leaves undefined"},
    {"SEGV", "crash", "the program reads or writes an address that it must not"},
    {"stack-overflow", "crash", "the stack is used up: a recursion never ends"},
    {"FPE", "crash", "the program divides by zero"},
    {"", "invalid-access", "memory is accessed out of its bounds"},
};

const Meaning& meaning_of(const std::string& kind) {
  for (const Meaning& meaning : kMeanings)
    if (kind.starts_with(meaning.kind)) return meaning;
  return kMeanings[0];
}

/// "    #3 0x4f2a3b  (/path/program+0x4f2a3b)": the address in the program.
std::optional<unsigned long> frame_address(const std::string& line) {
  const std::size_t start = line.find_first_not_of(' ');
  if (start == std::string::npos || line[start] != '#') return std::nullopt;
  const std::size_t address = line.find(" 0x");
  if (address == std::string::npos) return std::nullopt;
  // The runtime already points into the call; the symbolizer subtracts one again.
  return std::strtoul(line.c_str() + address + 1, nullptr, 16) + 1;
}

/// "bank.cpp:41:7: runtime error: signed integer overflow: …"
std::optional<Report> undefined_behaviour(const std::string& line) {
  static const std::string kSign = ": runtime error: ";
  const std::size_t sign = line.find(kSign);
  if (sign == std::string::npos) return std::nullopt;
  Report report{"undefined-behaviour", line.substr(sign + kSign.size()), {}, {}};
  const std::string place = line.substr(0, sign);
  const std::size_t colon = place.find(':');
  report.where.file = place.substr(0, colon);
  if (report.where.file.starts_with("./")) report.where.file.erase(0, 2);
  if (colon != std::string::npos)
    std::sscanf(place.c_str() + colon, ":%d:%d", &report.where.line, &report.where.column);
  return report;
}

std::optional<Report> opening(const std::string& line) {
  static const std::string kError = "ERROR: AddressSanitizer: ";
  if (const std::size_t at = line.find(kError); at != std::string::npos)
    return Report{line.substr(at + kError.size()), {}, {}, {}};
  if (line.starts_with("Direct leak of ")) return Report{"leak", line, {}, {}};
  return undefined_behaviour(line);
}

}  // namespace

std::vector<Report> parse_reports(const std::string& log) {
  std::vector<Report> reports;
  std::istringstream lines(log);
  std::string title;
  bool in_stack = false;
  for (std::string line; std::getline(lines, line);) {
    if (auto report = opening(line)) {
      reports.push_back(std::move(*report));
      title = line;
      in_stack = false;
    } else if (line.starts_with("Indirect leak of ")) {
      reports.push_back({"indirect", {}, {}, {}});  // its owner is the direct one
    } else if (const auto address = frame_address(line); address && !reports.empty()) {
      if (!in_stack) reports.back().stacks.push_back({title, {}});
      reports.back().stacks.back().stack.push_back(*address);
      in_stack = true;
    } else {
      in_stack = false;
      if (!line.empty()) title = line;
    }
  }
  return reports;
}

void keep_owners(std::vector<Report>& reports, const std::function<bool(const Report&)>& planted) {
  const bool owned = std::ranges::any_of(
      reports, [&](const Report& report) { return report.kind == "leak" && !planted(report); });
  const auto first = std::ranges::find(reports, "indirect", &Report::kind);
  if (!owned && first != reports.end()) first->kind = "circle";
  std::erase_if(reports, [](const Report& report) { return report.kind == "indirect"; });
}

std::set<unsigned long> addresses_of(const std::vector<Report>& reports) {
  std::set<unsigned long> all;
  for (const Report& report : reports)
    for (const TitledStack& titled : report.stacks)
      all.insert(titled.stack.begin(), titled.stack.end());
  return all;
}

namespace {

Role role_of(const std::string& title) {
  if (title.find("READ of") != std::string::npos) return Role::reads;
  if (title.find("WRITE of") != std::string::npos) return Role::writes;
  return Role::calls;
}

std::string step_of(const std::string& title) {
  if (title.find("READ of") != std::string::npos) return "reads";
  if (title.find("WRITE of") != std::string::npos) return "writes";
  if (title.find("freed by") != std::string::npos) return "was freed";
  if (title.find("allocated") != std::string::npos) return "was allocated";
  if (title.find("leak of") != std::string::npos) return "is allocated";
  if (title.find("created by") != std::string::npos) return "the thread was created";
  return "happens";
}

}  // namespace

std::vector<Finding> findings_of(const Report& report, const Symbolizer& symbols,
                                 const std::string& run) {
  const Meaning& meaning = meaning_of(report.kind);
  Finding finding;
  finding.rule = meaning.rule;
  finding.tool = "asan";
  finding.certainty = Certainty::proven;
  finding.message = meaning.message;
  if (!report.detail.empty()) finding.message += ": " + report.detail;
  finding.evidence.push_back({"asan", Certainty::proven, RunRef{run}});
  if (!report.where.file.empty()) {
    if (!of_submission(report.where.file)) return {};
    finding.where = report.where;
    finding.sites.push_back({Role::calls, report.where.file, report.where.line, {}, {}});
    return {finding};
  }
  Story story(finding, symbols);
  for (const TitledStack& titled : report.stacks)
    story.tell(role_of(titled.title), "", titled.stack, step_of(titled.title));
  if (finding.sites.empty()) return {};
  return {finding};
}

}  // namespace ccgrade::asan
