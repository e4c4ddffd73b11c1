// Locales are counted inside the C++ library, where no hook is: whoever lets go last destroys the
// facets, after all that others did with them. Facets are counted apart, one by one, and may be
// shared by several locales: all of them stand for one, and whoever destroys facets goes on
// learning what others let go of. The classic locale, which every stream has, is never destroyed.
#include <locale>
#include <utility>

#include "execution.hpp"
#include "locks.hpp"
#include "next_symbol.hpp"

using namespace ccgrade::explore;

namespace {

constexpr char kLocales = 0;

/// What the library calls a locale's implementation, its only member.
const void* implementation_of(const void* locale) {
  return *static_cast<const void* const*>(locale);
}

/// While it is there, the thread decrements counts by acquire-release operations.
class LettingGo {
 public:
  LettingGo(const void* locale, std::uintptr_t pc) {
    static const void* const classic = implementation_of(&std::locale::classic());
    if (!the_execution || implementation_of(locale) == classic) return;
    the_execution->point({.kind = OpKind::let_go, .object = &kLocales, .pc = pc});
    publish(&kLocales);
    learn(&kLocales);
    before_ = std::exchange(the_execution->self().lets_go_of, &kLocales);
    lets_go_ = true;
  }
  ~LettingGo() {
    if (lets_go_) the_execution->self().lets_go_of = before_;
  }
  LettingGo(const LettingGo&) = delete;

 private:
  bool lets_go_ = false;
  const void* before_ = nullptr;
};

}  // namespace

extern "C" {

/// std::locale::~locale(), under both of its names.
void _ZNSt6localeD1Ev(void* self) {
  static const auto real = next_symbol<void(void*)>("_ZNSt6localeD1Ev");
  const LettingGo letting_go(self, CCGRADE_HERE);
  real(self);
}
[[gnu::alias("_ZNSt6localeD1Ev")]] void _ZNSt6localeD2Ev(void* self);

/// std::locale::operator=, which lets go of what was there.
void* _ZNSt6localeaSERKS_(void* self, const void* other) {
  static const auto real = next_symbol<void*(void*, const void*)>("_ZNSt6localeaSERKS_");
  const LettingGo letting_go(self, CCGRADE_HERE);
  return real(self, other);
}

}  // extern "C"
