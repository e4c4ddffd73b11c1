#include "analyzers/dynamic/memcheck/judge.hpp"

namespace ccgrade::memcheck {
namespace {

struct Meaning {
  const char* kind;
  const char* rule;
  const char* message;
};

constexpr Meaning kMeanings[] = {
    {"InvalidRead", "invalid-access", "memory is read that is not the program's"},
    {"InvalidWrite", "invalid-access", "memory is written that is not the program's"},
    {"InvalidJump", "invalid-access", "the program jumps to an address that it must not"},
    {"InvalidFree", "double-free", "memory is freed that is not allocated"},
    {"MismatchedFree", "double-free", "memory is freed in another way than it was allocated"},
    {"UninitValue", "uninitialised-value", "a value is used that was never set"},
    {"UninitCondition", "uninitialised-value", "a decision depends on a value that was never set"},
    {"SyscallParam", "uninitialised-value", "the system is handed a value that was never set"},
    {"Leak_DefinitelyLost", "memory-leak", "memory is allocated and never freed"},
};

/// Memcheck tells in the title of its second stack that the address lies in a block that was freed.
bool in_freed_block(const valgrind::Error& error) {
  for (const valgrind::TitledStack& titled : error.stacks)
    if (titled.title.find("free'd") != std::string::npos) return true;
  return false;
}

/// The harness of a challenge with secrets tells memcheck to take them for values that were never
/// set, so that it follows them (ctgrind, Langley 2010).
bool is_of_secret(const valgrind::Error& error) {
  for (const valgrind::TitledStack& titled : error.stacks)
    if (titled.title.find("created by a client request") != std::string::npos) return true;
  return false;
}

/// How the same is said where what was never set is a secret.
const char* told_by_secret(const valgrind::Error& error) {
  if (error.kind == "UninitValue") return "an address depends on a secret";
  if (error.kind == "UninitCondition") return "a decision depends on a secret";
  return "the system is handed a secret";
}

}  // namespace

std::optional<Finding> judge(const valgrind::Error& error) {
  for (const Meaning& meaning : kMeanings) {
    if (error.kind != meaning.kind) continue;
    Finding finding;
    finding.rule = meaning.rule;
    finding.tool = "memcheck";
    finding.certainty = Certainty::proven;
    finding.message = meaning.message;
    if (finding.rule == "invalid-access" && in_freed_block(error)) {
      finding.rule = "use-after-free";
      finding.message = "memory is used after it was freed";
    }
    if (finding.rule == "uninitialised-value" && is_of_secret(error)) {
      finding.rule = kSecretRule;
      finding.message = told_by_secret(error);
    }
    finding.evidence.push_back({"memcheck", Certainty::proven, LogExcerpt{error.what}});
    if (valgrind::tell_stacks(error, finding)) return finding;
  }
  return std::nullopt;
}

}  // namespace ccgrade::memcheck
