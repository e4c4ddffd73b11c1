#include "analyzers/dynamic/helgrind/judge.hpp"

namespace ccgrade::helgrind {
namespace {

struct Meaning {
  const char* kind;
  const char* rule;
  const char* message;
};

constexpr Meaning kMeanings[] = {
    {"Race", "data-race", "two threads may access the same memory with nothing to order them"},
    {"LockOrder", "lock-order-inversion",
     "locks are taken in different orders, which can end in a deadlock"},
    {"UnlockUnlocked", "unlock-not-held", "a mutex is unlocked that nobody holds"},
    {"UnlockForeign", "unlock-not-held", "a mutex is unlocked by a thread that does not hold it"},
};

/// Correct library code that helgrind accuses because it sees an atomic access as a plain one: a
/// race with such a function in either stack's innermost frames is no news.
struct FalseAlarm {
  const char* name;
  const char* function;  ///< part of a frame's function or file
};

constexpr FalseAlarm kFalseAlarms[] = {
    {"shared_ptr-count", "_Sp_counted_base"}, {"shared_ptr-count", "shared_count"},
    {"shared_ptr-count", "__shared_ptr"},     {"atomic-access", "atomic_base.h"},
    {"atomic-access", "std::atomic"},         {"atomic-access", "__atomic_"},
    {"atomic-wait", "atomic_wait.h"},         {"semaphore", "semaphore_base.h"},
    {"static-guard", "__cxa_guard"},
};

constexpr std::size_t kInnermost = 4;

bool mentions(const SourceFrame& frame, const char* text) {
  return frame.function.find(text) != std::string::npos ||
         frame.file.find(text) != std::string::npos;
}

}  // namespace

std::string known_false_alarm(const valgrind::Error& error) {
  if (error.kind != "Race") return {};
  for (const valgrind::TitledStack& titled : error.stacks)
    for (std::size_t i = 0; i < std::min(kInnermost, titled.frames.size()); ++i)
      for (const FalseAlarm& alarm : kFalseAlarms)
        if (mentions(titled.frames[i], alarm.function)) return alarm.name;
  return {};
}

std::optional<Finding> judge(const valgrind::Error& error) {
  if (!known_false_alarm(error).empty()) return std::nullopt;
  for (const Meaning& meaning : kMeanings) {
    if (error.kind != meaning.kind) continue;
    Finding finding;
    finding.rule = meaning.rule;
    finding.tool = "helgrind";
    finding.certainty = Certainty::suspected;
    finding.message = meaning.message;
    finding.evidence.push_back({"helgrind", Certainty::suspected, LogExcerpt{error.what}});
    if (valgrind::tell_stacks(error, finding)) return finding;
  }
  return std::nullopt;
}

}  // namespace ccgrade::helgrind
