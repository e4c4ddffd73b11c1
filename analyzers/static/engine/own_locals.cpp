#include "analyzers/static/engine/own_locals.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace ccgrade {
namespace {

/// The functions that start threads, themselves or in what they call.
std::set<std::string> thread_starters(const Program& program) {
  std::multimap<std::string, std::string> callers;  // by whom they call
  std::vector<std::string> todo;
  for (const auto& [usr, function] : program.functions()) {
    if (!function.spawns.empty()) todo.push_back(usr);
    for (const Call& call : function.calls)
      for (const FunctionSummary* target : program.targets(call.callee))
        callers.emplace(target->usr, usr);
  }
  std::set<std::string> all(todo.begin(), todo.end());
  while (!todo.empty()) {
    const auto [first, last] = callers.equal_range(todo.back());
    todo.pop_back();
    for (auto caller = first; caller != last; ++caller)
      if (all.insert(caller->second).second) todo.push_back(caller->second);
  }
  return all;
}

}  // namespace

OwnLocals::OwnLocals(const Program& program) {
  for (const std::string& usr : thread_starters(program))
    if (const std::string& owner = program.find(usr)->owner; !owner.empty())
      starters_.insert(owner);
  for (const auto& [usr, function] : program.functions()) note(function);
}

bool OwnLocals::is_own(const AccessPath& object, const FunctionSummary& method) const {
  return object.root == Root::local && object.steps.empty() && !shared_.contains(object.id) &&
         !starters_.contains(method.owner);
}

void OwnLocals::note(const FunctionSummary& function) {
  for (const Access& access : function.accesses) note(access.path, function);
  for (const Acquire& acquire : function.acquires) note(acquire.lock, function);
  for (const Call& call : function.calls) note(call, function, false);
  for (const Spawn& spawn : function.spawns) note(spawn.call, function, true);
}

void OwnLocals::note(const Call& call, const FunctionSummary& function, bool elsewhere) {
  note(call.receiver, function, elsewhere);
  for (const Argument& argument : call.args)
    note(argument.path, function,
         elsewhere || std::ranges::any_of(argument.path.steps, [](const Step& step) {
           return step.kind == StepKind::address;
         }));
}

void OwnLocals::note(const AccessPath& path, const FunctionSummary& function, bool elsewhere) {
  if (path.root == Root::local && (elsewhere || !path.id.starts_with(function.usr + "%")))
    shared_.insert(path.id);
}

}  // namespace ccgrade
