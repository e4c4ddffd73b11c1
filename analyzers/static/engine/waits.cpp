#include "analyzers/static/engine/waits.hpp"

#include <algorithm>

#include "analyzers/static/engine/access_path.hpp"

namespace ccgrade {
namespace {

bool is_on_condition(const Call& call, const FunctionModel& model) {
  return model.condition || call.name.find("condition_variable") != std::string::npos;
}

AccessPath pointed_to(const Call& call, int argument) {
  if (static_cast<std::size_t>(argument) >= call.args.size()) return {};
  AccessPath path = call.args[argument].path;
  append(path, {StepKind::deref, "", "", {}});
  return path;
}

/// The condition is the object, or what an argument points to.
AccessPath condition_of(const Call& call, const FunctionModel& model) {
  return model.condition ? pointed_to(call, *model.condition) : call.receiver;
}

AccessPath mutex_of(const Call& call, const FunctionModel& model) {
  if (model.lock) return pointed_to(call, *model.lock);
  return call.args.empty() ? AccessPath{} : call.args.front().path;
}

/// wait_for, wait_until; or a wait that is given a stop_token, the lock and what it waits for.
bool ends_by_itself(const Call& call, const FunctionModel& model) {
  if (model.condition) return model.timed;
  return !call.name.ends_with("::wait") || call.args.size() > 2;
}

bool holds(const std::vector<Held>& held, const AccessPath& lock) {
  return std::ranges::any_of(
      held, [&](const Held& each) { return each.certain && family(each.lock) == family(lock); });
}

/// What is read under the mutex by the function itself, and by the predicate that it hands over.
std::vector<const Access*> asked(const Program& program, const FunctionSummary& function,
                                 const Call& wait, const AccessPath& mutex) {
  std::vector<const Access*> all;
  for (const Access& access : function.accesses)
    if (!access.write && holds(access.held, mutex)) all.push_back(&access);
  for (const Call& call : function.calls)
    if (call.site == wait.site && call.callee != wait.callee)
      for (const FunctionSummary* predicate : program.targets(call.callee))
        for (const Access& access : predicate->accesses)
          if (!access.write) all.push_back(&access);
  return all;
}

}  // namespace

std::vector<ConditionWait> condition_waits(const Program& program) {
  std::vector<ConditionWait> all;
  for (const auto& [usr, function] : program.functions())
    for (const Call& call : function.calls) {
      const FunctionModel* model = program.models().function(call.name);
      if (!model || !model->waits || !is_on_condition(call, *model)) continue;
      const AccessPath condition = condition_of(call, *model), mutex = mutex_of(call, *model);
      if (family(condition).empty() || family(mutex).empty()) continue;
      all.push_back({{&function, call.site, ""},
                     condition,
                     mutex,
                     asked(program, function, call, mutex),
                     ends_by_itself(call, *model)});
    }
  return all;
}

std::vector<Notification> notifications(const Program& program) {
  std::vector<Notification> all;
  for (const auto& [usr, function] : program.functions())
    for (const Call& call : function.calls) {
      const FunctionModel* model = program.models().function(call.name);
      if (!model || !(model->notifies_one || model->notifies_all)) continue;
      const AccessPath condition = condition_of(call, *model);
      if (!family(condition).empty())
        all.push_back({{&function, call.site, ""}, condition, model->notifies_all});
    }
  return all;
}

}  // namespace ccgrade
