// Locales are counted inside the C++ library, where no hook is: whoever lets go last destroys the
// facets, after all that others did with them. Facets may be shared by several locales, so that all
// of them stand for one; the classic one, which every stream has, is never destroyed.
#include <locale>

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

/// The count is decremented by one acquire-release operation.
void let_go(const void* locale) {
  static const void* const classic = implementation_of(&std::locale::classic());
  if (!the_execution || implementation_of(locale) == classic) return;
  publish(&kLocales);
  learn(&kLocales);
}

}  // namespace

extern "C" {

/// std::locale::~locale(), under both of its names.
void _ZNSt6localeD1Ev(void* self) {
  static const auto real = next_symbol<void(void*)>("_ZNSt6localeD1Ev");
  let_go(self);
  real(self);
}
[[gnu::alias("_ZNSt6localeD1Ev")]] void _ZNSt6localeD2Ev(void* self);

/// std::locale::operator=, which lets go of what was there.
void* _ZNSt6localeaSERKS_(void* self, const void* other) {
  static const auto real = next_symbol<void*(void*, const void*)>("_ZNSt6localeaSERKS_");
  let_go(self);
  return real(self, other);
}

}  // extern "C"
