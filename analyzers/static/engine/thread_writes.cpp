#include "analyzers/static/engine/thread_writes.hpp"

namespace ccgrade {
namespace {

struct WriteKind {
  using Item = ReachedWrite;
  static constexpr std::size_t kMost = 400;

  std::vector<ReachedWrite> own(const Program& program, const FunctionSummary& function) const {
    std::vector<ReachedWrite> all;
    for (const Access& access : function.accesses)
      if (access.write) all.push_back(reached(program, function, access));
    return all;
  }
  bool rebind(ReachedWrite& write, const Binding& bind) const {
    write.path = bind(write.path);
    return write.path.root != Root::unknown;
  }
  std::string key(const ReachedWrite& write) const { return class_text(write.path); }

  static ReachedWrite reached(const Program& program, const FunctionSummary& function,
                              const Access& access) {
    ReachedWrite made;
    made.chain = {{&function, access.site, ""}};
    made.held = locks_held(program, function, access.held);
    made.path = access.path;
    made.atomic = access.atomic;
    return made;
  }
};

}  // namespace

ReachedWrites reached_writes(const Program& program) {
  return compose(program, WriteKind{});
}

std::vector<WritingThread> writing_threads(const Program& program, const ReachedWrites& writes,
                                           const FunctionSummary& starter) {
  std::vector<WritingThread> all;
  for (std::size_t i = 0; i < starter.spawns.size(); ++i) {
    const Spawn& spawn = starter.spawns[i];
    all.push_back({{&starter, &spawn, static_cast<int>(i), spawn.call.live, {}},
                   items_of(program, WriteKind{}, writes, starter, spawn.call)});
  }
  if (all.empty()) return all;
  for (const Call& call : starter.calls)
    if (!call.live.empty())
      all.push_back({{&starter, nullptr, -1, call.live, {}},
                     items_of(program, WriteKind{}, writes, starter, call)});
  for (const Access& access : starter.accesses)
    if (access.write && !access.live.empty())
      all.push_back({{&starter, nullptr, -1, access.live, {}},
                     {WriteKind::reached(program, starter, access)}});
  return all;
}

AccessPath object_of_member(const AccessPath& member) {
  AccessPath object = member;
  if (!object.steps.empty() && object.steps.back().kind == StepKind::field) object.steps.pop_back();
  return object;
}

}  // namespace ccgrade
