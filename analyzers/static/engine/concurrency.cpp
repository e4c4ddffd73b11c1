#include "analyzers/static/engine/concurrency.hpp"

#include <algorithm>

namespace ccgrade {
namespace {

bool contains(const std::vector<int>& numbers, int number) {
  return std::ranges::count(numbers, number) > 0;
}

std::vector<Activity> own_activities(const Program& program, const FunctionSummary& starter) {
  std::vector<Activity> all;
  for (const Call& call : starter.calls)
    if (!call.live.empty())
      all.push_back({&starter, nullptr, -1, call.live, program.effects_of(starter, call)});
  for (const Acquire& acquire : starter.acquires) {
    if (acquire.live.empty()) continue;
    Effect effect{acquire.lock,
                  acquire.shared,
                  acquire.type,
                  acquire.if_asked,
                  {{&starter, acquire.site, ""}},
                  program.held_here(starter, acquire.held)};
    all.push_back({&starter, nullptr, -1, acquire.live, {effect}});
  }
  return all;
}

}  // namespace

bool Activity::many() const {
  return open || (spawn && contains(live, number));
}

std::vector<Activity> activities(const Program& program, const FunctionSummary& starter) {
  if (starter.spawns.empty()) return {};
  std::vector<Activity> all;
  for (std::size_t i = 0; i < starter.spawns.size(); ++i) {
    const Spawn& spawn = starter.spawns[i];
    all.push_back({&starter, &spawn, static_cast<int>(i), spawn.call.live,
                   program.effects_of(starter, spawn.call)});
  }
  for (Activity& own : own_activities(program, starter)) all.push_back(std::move(own));
  return all;
}

std::vector<Activity> library_activities(const Program& program) {
  std::set<std::string> called;
  for (const auto& [usr, function] : program.functions()) {
    if (is_main(function)) return {};
    for (const Call& call : function.calls) called.insert(call.callee);
    for (const Spawn& spawn : function.spawns) called.insert(spawn.call.callee);
  }
  std::vector<Activity> all;
  for (const auto& [usr, function] : program.functions()) {
    if (is_open(function) && !called.contains(usr) && !program.effects(usr).empty())
      all.push_back({&function, nullptr, -1, {}, program.effects(usr), true});
  }
  return all;
}

bool concurrent(const Activity& a, const Activity& b) {
  if (&a == &b) return a.many();
  if (a.open && b.open) return true;
  return (a.spawn && contains(b.live, a.number)) || (b.spawn && contains(a.live, b.number));
}

std::set<std::string> run_beside_others(const Program& program) {
  std::set<std::string> reached;
  std::vector<const FunctionSummary*> todo;
  const auto reach = [&](const Call& call) {
    for (const FunctionSummary* target : program.targets(call.callee))
      if (reached.insert(target->usr).second) todo.push_back(target);
  };
  for (const auto& [usr, function] : program.functions()) {
    for (const Spawn& spawn : function.spawns) reach(spawn.call);
    for (const Call& call : function.calls)
      if (!call.live.empty()) reach(call);
  }
  while (!todo.empty()) {
    const FunctionSummary* function = todo.back();
    todo.pop_back();
    for (const Call& call : function->calls) reach(call);
  }
  return reached;
}

bool thread_private(const FunctionSummary& starter, const AccessPath& lock) {
  if (lock.root != Root::local) return false;
  const bool reached_by_pointer = std::ranges::any_of(
      lock.steps, [](const Step& step) { return step.kind == StepKind::deref; });
  const std::string owner = lock.id.substr(0, lock.id.rfind('%'));
  const bool seen_by_starter = starter.usr == owner || starter.usr.starts_with(owner + "$");
  return !reached_by_pointer && !seen_by_starter;
}

}  // namespace ccgrade
