#include "analyzers/static/engine/accesses.hpp"

namespace ccgrade {
namespace {

struct AccessKind {
  using Item = ReachedAccess;
  static constexpr std::size_t kMost = 600;

  std::vector<ReachedAccess> own(const Program& program, const FunctionSummary& function) const {
    std::vector<ReachedAccess> all;
    for (const Access& access : function.accesses)
      if (!access.atomic) all.push_back(own_access(program, function, access));
    return all;
  }
  bool rebind(ReachedAccess& access, const Binding& bind) const {
    access.path = bind(access.path);
    return access.path.root != Root::unknown;
  }
  std::string key(const ReachedAccess& access) const {
    return class_text(access.path) + (access.write ? "=" : "?");
  }
};

/// A class of the program's own that has a mutex may be locked as a whole, by a guard, and by its
/// method, which locks the mutex.
bool is_one(const AccessPath& a, const AccessPath& b) {
  return a == b || may_alias(a, b) || surely_within(a, b) || surely_within(b, a);
}

}  // namespace

ReachedAccess own_access(const Program& program, const FunctionSummary& function,
                         const Access& access) {
  ReachedAccess made;
  made.chain = {{&function, access.site, ""}};
  Surroundings around = surroundings(program, function, access.held);
  made.held = std::move(around.locks);
  made.gated = around.gated;
  made.let_in = around.let_in;
  made.path = access.path;
  made.write = access.write;
  made.building = access.building;
  return made;
}

std::vector<ReachedAccess> accesses_of(const Program& program, const FunctionSummary& caller,
                                       const Call& call) {
  return items_of(program, AccessKind{}, program.accesses(), caller, call);
}

ReachedAccesses compose_accesses(const Program& program) {
  return compose(program, AccessKind{});
}

const HeldLock* common_lock(const HeldLocks& a, const HeldLocks& b) {
  for (const HeldLock& left : a)
    for (const HeldLock& right : b)
      if (is_one(left.held.lock, right.held.lock)) return &left;
  return nullptr;
}

}  // namespace ccgrade
