#include "analyzers/dynamic/tsan/report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "analyzers/dynamic/symbols/library_faults.hpp"
#include "analyzers/dynamic/symbols/story.hpp"

namespace ccgrade::tsan {
namespace {

using nlohmann::json;

/// What we make of each type of report. Lock orders are suspicions: ThreadSanitizer accuses
/// gate-locked programs that cannot deadlock (google/sanitizers#814).
struct Meaning {
  const char* type;  ///< a prefix of the report's
  const char* rule;
  Certainty certainty;
  const char* message;
};

constexpr Meaning kMeanings[] = {
    {"data-race", "data-race", Certainty::proven,
     "two threads access the same memory, one of them writes, and nothing orders the two"},
    {"heap-use-after-free", "use-after-free", Certainty::proven,
     "memory is used by one thread after another freed it"},
    {"lock-order-inversion", "lock-order-inversion", Certainty::suspected,
     "locks are taken in different orders, which can end in a deadlock"},
    {"thread-leak", "thread-not-joined", Certainty::suspected,
     "a thread has ended and nobody joined it"},
    {"locked-mutex-destroy", "mutex-destroyed-locked", Certainty::likely,
     "a mutex is destroyed while a thread holds it"},
    {"mutex-double-lock", "self-deadlock", Certainty::suspected,
     "a thread locks a mutex that it holds"},
    {"mutex-bad-unlock", "unlock-not-held", Certainty::suspected,
     "a mutex is unlocked that the thread does not hold"},
};

const Meaning* meaning_of(const std::string& type) {
  for (const Meaning& meaning : kMeanings)
    if (type.starts_with(meaning.type)) return &meaning;
  return nullptr;
}

Access read_access(const json& row) {
  return {row.value("thread", 0), row.value("write", 0) != 0, row.value("atomic", 0) != 0,
          row.value("stack", std::vector<unsigned long>{})};
}

std::optional<Report> read_report(const std::string& line) {
  const json row = json::parse(line, nullptr, false);
  if (!row.is_object() || !row.contains("type")) return std::nullopt;
  try {
    Report report{row.at("type"), {}, row.at("stacks"), {}};
    for (const json& access : row.at("accesses")) report.accesses.push_back(read_access(access));
    for (const json& thread : row.at("threads")) report.threads.push_back(read_access(thread));
    return report;
  } catch (const json::exception&) {
    return std::nullopt;  // a line that was cut off when the process died
  }
}

void tell_lock_order(const Report& report, Story& story) {
  // Two stacks a lock: where it is taken, and where the one before it in the cycle was.
  for (std::size_t i = 0; i < report.stacks.size(); ++i) {
    const std::string thread = "T" + std::to_string(i / 2 + 1);
    if (i % 2 == 0)
      story.tell(Role::wants, thread, report.stacks[i], "takes a lock");
    else
      story.tell(Role::holds, thread, report.stacks[i], "while holding one that it took");
  }
}

/// Does the stack pass through the program's own sources, the submission's or the harness's? Where
/// one side of a race does not, it happened inside the C++ library, which was not compiled for
/// ThreadSanitizer: what orders it there (the count of an exception_ptr) was not seen.
bool enters_program(const std::vector<unsigned long>& stack, const Symbolizer& symbols) {
  const std::vector<SourceFrame> frames = symbols.frames(stack);
  return std::any_of(frames.begin(), frames.end(), [](const SourceFrame& frame) {
    return !frame.file.empty() && !frame.file.starts_with('/');
  });
}

Certainty certainty_of_race(const Report& report, const Symbolizer& symbols, bool unseen_order) {
  const bool both_seen =
      std::all_of(report.accesses.begin(), report.accesses.end(),
                  [&](const Access& access) { return enters_program(access.stack, symbols); });
  const bool librarys_own = std::all_of(
      report.accesses.begin(), report.accesses.end(),
      [&](const Access& access) { return inside_racy_library(symbols.frames(access.stack)); });
  return unseen_order || !both_seen || librarys_own ? Certainty::suspected : Certainty::proven;
}

}  // namespace

std::vector<Report> parse_reports(const std::string& log) {
  std::vector<Report> reports;
  std::istringstream lines(log);
  for (std::string line; std::getline(lines, line);)
    if (auto report = read_report(line)) reports.push_back(std::move(*report));
  return reports;
}

std::set<unsigned long> addresses_of(const std::vector<Report>& reports) {
  std::set<unsigned long> all;
  for (const Report& report : reports) {
    for (const auto& stack : report.stacks) all.insert(stack.begin(), stack.end());
    for (const auto* accesses : {&report.accesses, &report.threads})
      for (const Access& access : *accesses) all.insert(access.stack.begin(), access.stack.end());
  }
  return all;
}

std::vector<Finding> findings_of(const Report& report, const Symbolizer& symbols,
                                 const std::string& run, bool unseen_order) {
  const Meaning* meaning = meaning_of(report.type);
  if (!meaning) return {};
  Finding finding;
  finding.rule = meaning->rule;
  finding.tool = "tsan";
  finding.certainty = report.type.starts_with("data-race")
                          ? certainty_of_race(report, symbols, unseen_order)
                          : meaning->certainty;
  finding.message = meaning->message;
  finding.evidence.push_back({"tsan", finding.certainty, RunRef{run}});
  Story story(finding, symbols);
  for (const Access& access : report.accesses)
    story.tell(access.write ? Role::writes : Role::reads, "T" + std::to_string(access.thread),
               access.stack, access.write ? "writes" : "reads");
  if (report.type.starts_with("lock-order-inversion"))
    tell_lock_order(report, story);
  else if (report.accesses.empty())
    for (const auto& stack : report.stacks) story.tell(Role::calls, "", stack, "happens");
  if (report.type.starts_with("thread-leak"))
    for (const Access& thread : report.threads)
      story.tell(Role::creates, "T" + std::to_string(thread.thread), thread.stack, "is created");
  if (finding.sites.empty()) return {};
  return {finding};
}

}  // namespace ccgrade::tsan
