#include "analyzers/static/engine/hand_over.hpp"

#include <algorithm>

namespace ccgrade {
namespace {

bool is_between(const Location& at, const Location& first, const Location& last) {
  return at.file == first.file && first.line <= at.line && at.line <= last.line;
}

/// One object's member, by its class: the two functions have names of their own for the object.
bool same_member(const AccessPath& a, const AccessPath& b) {
  return !a.steps.empty() && a.root == b.root && a.steps.size() == b.steps.size() &&
         std::ranges::equal(a.steps, b.steps, [](const Step& one, const Step& other) {
           return one.kind == other.kind && one.name == other.name && one.record == other.record;
         });
}

/// Written under a lock that is let go of before `use`. What is taken out of a container says
/// nothing of who is at work.
bool says_at_work(const FunctionSummary& user, const Access& flag, const Location& use) {
  const bool is_container = flag.type.find('<') != std::string::npos;
  if (!flag.write || is_container || flag.site.line > use.line) return false;
  return std::ranges::any_of(flag.held, [&](const Held& held) {
    return std::ranges::any_of(user.releases, [&](const Release& release) {
      return release.lock == held.lock && is_between(release.site, flag.site, use);
    });
  });
}

bool reads(const FunctionSummary& function, const AccessPath& flag, const Location& before) {
  return std::ranges::any_of(function.accesses, [&](const Access& access) {
    return !access.write && access.site.line <= before.line && same_member(access.path, flag);
  });
}

/// Itself, or a lambda of its own that it hands to a wait.
bool waits_for(const Program& program, const FunctionSummary& changer, const AccessPath& flag,
               const Location& change) {
  if (!changer.waits) return false;
  if (reads(changer, flag, change)) return true;
  return std::ranges::any_of(changer.calls, [&](const Call& call) {
    const FunctionSummary* called = program.find(call.callee);
    return called && reads(*called, flag, change);
  });
}

}  // namespace

bool keeps_apart(const Program& program, const FunctionSummary& user, const Location& use,
                 const FunctionSummary& changer, const Location& change) {
  return std::ranges::any_of(user.accesses, [&](const Access& flag) {
    return says_at_work(user, flag, use) && waits_for(program, changer, flag.path, change);
  });
}

}  // namespace ccgrade
