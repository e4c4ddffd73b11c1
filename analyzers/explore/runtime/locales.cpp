// Locales and their facets are counted inside the C++ library, where no hook is: whoever lets go of
// one last destroys it, after all that others did with it. A locale that goes lets go of its facets
// one by one, and what a facet's destructor does takes time: meanwhile others may let go of those
// that are still to come. The classic locale, which every stream has, and its facets never end.
// Which is the last of a facet is not asked: a shim that the library puts beside it, for the other
// of its two kinds of strings, holds it as well.
//
// A locale's own member is read and written there as well; that is told in the library's place.
#include <locale>

#include "access.hpp"
#include "execution.hpp"
#include "locks.hpp"
#include "next_symbol.hpp"

using namespace ccgrade::explore;

namespace {

/// What orders no two threads, but may come first or second.
constexpr char kLettingGo = 0;

/// std::locale::_Impl as <bits/locale_classes.h> has it, which no release since GCC 5 has changed.
struct Implementation {
  int count;
  const void* const* facets;
  std::size_t facet_count;

  const void* facet(std::size_t i) const { return i < facet_count ? facets[i] : nullptr; }
};

/// What the library calls a locale's implementation, its only member.
const Implementation& implementation_of(const void* locale) {
  return **static_cast<const Implementation* const*>(locale);
}

const Implementation& classic() {
  static const Implementation& known = implementation_of(&std::locale::classic());
  return known;
}

void tell_access(const void* locale, bool write, std::uintptr_t pc) {
  if (the_execution) plain_access(locale, sizeof(const void*), write, pc);
}

/// While it is there, the thread decrements a locale's count and then, if that was the last, the
/// counts of its facets.
class LettingGo {
 public:
  LettingGo(const void* locale, std::uintptr_t pc) {
    if (!the_execution || &implementation_of(locale) == &classic()) return;
    the_execution->point({.kind = OpKind::let_go, .object = &kLettingGo, .pc = pc});
    known_before_ = the_execution->self().lets_go_of.size();
    const Implementation& its = implementation_of(locale);
    publish(&its);
    if (its.count == 1) let_go_of_facets(its);
    lets_go_ = true;
  }
  ~LettingGo() {
    if (lets_go_) the_execution->self().lets_go_of.truncate(known_before_);
  }
  LettingGo(const LettingGo&) = delete;

 private:
  static void let_go_of_facets(const Implementation& its) {
    learn(&its);
    for (std::size_t i = 0; i < its.facet_count; ++i) {
      const void* facet = its.facets[i];
      if (!facet || facet == classic().facet(i)) continue;
      publish(facet);
      learn(facet);
      the_execution->self().lets_go_of.push(facet);
    }
  }

  bool lets_go_ = false;
  std::size_t known_before_ = 0;
};

}  // namespace

extern "C" {

/// std::locale::~locale(), under both of its names.
void _ZNSt6localeD1Ev(void* self) {
  static const auto real = next_symbol<void(void*)>("_ZNSt6localeD1Ev");
  tell_access(self, true, CCGRADE_HERE);
  const LettingGo letting_go(self, CCGRADE_HERE);
  real(self);
}
[[gnu::alias("_ZNSt6localeD1Ev")]] void _ZNSt6localeD2Ev(void* self);

/// std::locale::operator=, which lets go of what was there.
void* _ZNSt6localeaSERKS_(void* self, const void* other) {
  static const auto real = next_symbol<void*(void*, const void*)>("_ZNSt6localeaSERKS_");
  tell_access(other, false, CCGRADE_HERE);
  tell_access(self, true, CCGRADE_HERE);
  const LettingGo letting_go(self, CCGRADE_HERE);
  return real(self, other);
}

/// std::locale::locale(const locale&), under both of its names.
void _ZNSt6localeC1ERKS_(void* self, const void* other) {
  static const auto real = next_symbol<void(void*, const void*)>("_ZNSt6localeC1ERKS_");
  tell_access(other, false, CCGRADE_HERE);
  tell_access(self, true, CCGRADE_HERE);
  real(self, other);
}
[[gnu::alias("_ZNSt6localeC1ERKS_")]] void _ZNSt6localeC2ERKS_(void* self, const void* other);

}  // extern "C"
