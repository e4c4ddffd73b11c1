// A std::thread forgets its thread in code of the C++ library that does not tell its accesses: two
// threads that join or detach one and the same at once race for it.
#include <thread>

#include "access.hpp"
#include "next_symbol.hpp"
#include "operation.hpp"

using namespace ccgrade::explore;

namespace {

/// Looks which thread it is, does so, and forgets it.
void let_go(std::thread* of, void (*how)(std::thread*), std::uintptr_t pc) {
  plain_access(of, sizeof *of, false, pc);
  how(of);
  plain_access(of, sizeof *of, true, pc);
}

}  // namespace

void std::thread::join() {
  static const auto real = next_symbol<void(std::thread*)>("_ZNSt6thread4joinEv");
  let_go(this, real, CCGRADE_HERE);
}
void std::thread::detach() {
  static const auto real = next_symbol<void(std::thread*)>("_ZNSt6thread6detachEv");
  let_go(this, real, CCGRADE_HERE);
}
