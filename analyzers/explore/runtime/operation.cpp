#include "operation.hpp"

#include <cstring>

namespace ccgrade::explore {
namespace {

/// In the order of OpKind.
constexpr const char* kNames[] = {"start",
                                  "read",
                                  "write",
                                  "atomic read",
                                  "atomic write",
                                  "atomic update",
                                  "fence",
                                  "lock",
                                  "try lock",
                                  "spin lock",
                                  "unlock",
                                  "read unlock",
                                  "read lock",
                                  "write lock",
                                  "begin wait",
                                  "wait",
                                  "notify",
                                  "futex check",
                                  "futex wait",
                                  "futex wake",
                                  "semaphore wait",
                                  "try semaphore",
                                  "semaphore post",
                                  "barrier arrive",
                                  "barrier wait",
                                  "once",
                                  "create",
                                  "join",
                                  "try join",
                                  "detach",
                                  "finish",
                                  "yield",
                                  "sleep",
                                  "transfer",
                                  "draw",
                                  "name",
                                  "destroy",
                                  "let go",
                                  "alarm",
                                  "exit",
                                  "vanish",
                                  "stuck",
                                  "end"};
static_assert(sizeof kNames / sizeof *kNames == kOpKinds);

}  // namespace

const char* name_of(OpKind kind) {
  return kNames[static_cast<int>(kind)];
}

bool is_kind(const char* name, std::size_t length, OpKind& kind) {
  for (int i = 0; i < kOpKinds; ++i) {
    if (std::strlen(kNames[i]) != length || std::strncmp(kNames[i], name, length) != 0) continue;
    kind = static_cast<OpKind>(i);
    return true;
  }
  return false;
}

}  // namespace ccgrade::explore
