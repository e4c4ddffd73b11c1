#include "analyzers/static/engine/kept_locks.hpp"

#include <algorithm>

namespace ccgrade {
namespace {

bool locks_something(const Program& program, const Call& call) {
  return std::ranges::any_of(program.targets(call.callee), [&](const FunctionSummary* target) {
    return !program.effects(target->usr).empty();
  });
}

}  // namespace

bool may_keep_lock(const Program& program, const Chain& chain) {
  return std::ranges::any_of(chain, [&](const Frame& frame) {
    return std::ranges::any_of(frame.function->calls, [&](const Call& call) {
      return call.kept && call.site.line <= frame.site.line && locks_something(program, call);
    });
  });
}

}  // namespace ccgrade
