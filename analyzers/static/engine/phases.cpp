#include "analyzers/static/engine/phases.hpp"

#include <algorithm>
#include <set>

#include "analyzers/static/engine/access_path.hpp"

namespace ccgrade {
namespace {

/// The barrier is the object, or, of pthread's functions, the argument.
AccessPath barrier_of(const Call& call) {
  return call.receiver.root != Root::unknown || call.args.empty() ? call.receiver
                                                                  : call.args.front().path;
}

std::set<std::string> barriers_of(const Program& program, const FunctionSummary& function) {
  std::set<std::string> barriers;
  for (const Call& call : function.calls) {
    const FunctionModel* model = program.models().function(call.name);
    if (model && model->meets) barriers.insert(family(barrier_of(call)));
  }
  return barriers;
}

}  // namespace

bool share_barrier(const Program& program, const FunctionSummary& one,
                   const FunctionSummary& other) {
  const std::set<std::string> others = barriers_of(program, other);
  return std::ranges::any_of(barriers_of(program, one),
                             [&](const std::string& each) { return others.contains(each); });
}

}  // namespace ccgrade
