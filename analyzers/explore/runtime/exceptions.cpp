// Exceptions that several threads hold are counted inside the C++ library, where no hook is:
// whoever lets go last destroys the object, after all that the others did with it.
#include <cxxabi.h>

#include <exception>
#include <new>

#include "execution.hpp"
#include "locks.hpp"
#include "next_symbol.hpp"

using namespace ccgrade::explore;

namespace {

/// What the library calls the object of an exception_ptr, its only member; null: it holds none.
void* object_of(const void* exception_pointer) {
  return *static_cast<void* const*>(exception_pointer);
}

/// The count is decremented by one acquire-release operation.
void let_go(const void* object) {
  publish(object);
  learn(object);
}

bool was_let_go(const void* object) {
  return the_execution->races().published_at(object).length() > 0;
}

void real_release(void* exception_pointer) {
  static const auto release =
      next_symbol<void(void*)>("_ZNSt15__exception_ptr13exception_ptr10_M_releaseEv");
  release(exception_pointer);
}

}  // namespace

extern "C" {

/// std::exception_ptr::_M_release(), which libstdc++ exports.
void _ZNSt15__exception_ptr13exception_ptr10_M_releaseEv(void* self) {
  const void* object = object_of(self);
  if (the_execution && object) {
    the_execution->point({.kind = OpKind::let_go, .object = object, .pc = CCGRADE_HERE});
    let_go(object);
  }
  real_release(self);
}

/// The end of a handler lets go of what was thrown, which others may hold: they do where somebody
/// let go of it before, and may do where everything is to be tried.
void __cxa_end_catch() {
  static const auto real = next_symbol<void()>("__cxa_end_catch");
  if (the_execution) {
    // Never destroyed as what it is: that would be a step of the program.
    alignas(std::exception_ptr) char caught[sizeof(std::exception_ptr)];
    new (caught) std::exception_ptr(std::current_exception());
    if (const void* object = object_of(caught)) {
      const Op op{.kind = OpKind::let_go, .object = object, .pc = CCGRADE_HERE};
      if (the_execution->explores_all() || was_let_go(object))
        the_execution->point(op);
      else
        the_execution->pass(op);
      let_go(object);
      real_release(caught);
    }
  }
  real();
}

}  // extern "C"
