#include "analyzers/static/engine/after_wait.hpp"

#include <algorithm>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/place.hpp"
#include "analyzers/static/engine/reach.hpp"

namespace ccgrade {
namespace {

std::set<std::string> functions_of(const Chain& chain) {
  std::set<std::string> all;
  for (const Frame& frame : chain) all.insert(frame.function->usr);
  return all;
}

bool writes(const Program& program, const std::set<std::string>& functions,
            const std::string& member) {
  return std::ranges::any_of(functions, [&](const std::string& usr) {
    return std::ranges::any_of(program.find(usr)->accesses, [&](const Access& access) {
      return access.write && family(access.path) == member;
    });
  });
}

std::string class_of(const std::string& member) {
  return member.substr(0, member.rfind("::"));
}

/// The latch, semaphore or future.
AccessPath object_of(const Call& call) {
  return call.receiver.root != Root::unknown || call.args.empty() ? call.receiver
                                                                  : call.args.front().path;
}

}  // namespace

AfterWait::AfterWait(const Program& program) : program_(program) {
  for (const auto& [usr, caller] : program.functions())
    for (const Call& call : caller.calls)
      for (const FunctionSummary* target : program.targets(call.callee))
        callers_.emplace(target->usr, Frame{&caller, call.site, target->name});
  for (ConditionWait& wait : condition_waits(program))
    on_conditions_.emplace(wait.at.function, std::move(wait));
}

void AfterWait::add_waits(const FunctionSummary& function, const Call& call,
                          std::vector<Wait>& waits) const {
  const FunctionModel* model = program_.models().function(call.name);
  if (model && model->waits) waits.push_back({&function, &call});
}

/// Of the functions on the way, and of what they have called by then.
std::vector<AfterWait::Wait> AfterWait::before(const Chain& use) const {
  std::vector<Wait> waits;
  for (const Frame& frame : use)
    for (const Call& call : frame.function->calls) {
      if (!stands_before(call.site, frame.site)) continue;
      add_waits(*frame.function, call, waits);
      for (const FunctionSummary* target : program_.targets(call.callee)) {
        if (!program_.may_wait(*target)) continue;
        for (const std::string& usr : reached_from(program_, *target))
          for (const Call& inner : program_.find(usr)->calls)
            add_waits(*program_.find(usr), inner, waits);
      }
    }
  return waits;
}

/// A member that the waiting one has asked for, that the writers set and nobody on the way to the
/// use, who would be one of many that take what comes. An object of another class, such as a
/// semaphore of the program's own, may count who has waited.
bool AfterWait::is_told(const ConditionWait& wait, const Functions& writers, Functions users,
                        const std::string& member) const {
  if (class_of(family(wait.condition)) == class_of(member)) users.insert(wait.at.function->usr);
  return std::ranges::any_of(wait.asks, [&](const Access* asked) {
    const std::string flag = family(asked->path);
    return !flag.empty() && flag != member && writes(program_, writers, flag) &&
           !writes(program_, users, flag);
  });
}

bool AfterWait::signals(const Functions& functions, const Wait& wait) const {
  const std::string object = family(object_of(*wait.call));
  if (object.empty()) return false;
  return std::ranges::any_of(functions, [&](const std::string& usr) {
    return std::ranges::any_of(program_.find(usr)->calls, [&](const Call& call) {
      return call.name != wait.call->name && family(object_of(call)) == object;
    });
  });
}

bool AfterWait::on_the_way(const Chain& use, const Chain& write, const std::string& member) const {
  const std::vector<Wait> waits = before(use);
  if (waits.empty()) return false;
  Functions writers = functions_of(write);
  writers.merge(called_behind(*write.front().function));
  writers = reached_from(program_, writers);
  return std::ranges::any_of(waits, [&](const Wait& wait) {
    const auto [first, last] = on_conditions_.equal_range(wait.function);
    return signals(writers, wait) || std::any_of(first, last, [&](const auto& each) {
             return each.second.at.site == wait.call->site &&
                    is_told(each.second, writers, functions_of(use), member);
           });
  });
}

/// What those who call the writer call behind it: `chunk(s); finish();`.
AfterWait::Functions AfterWait::called_behind(const FunctionSummary& writer) const {
  Functions all;
  const auto [first, last] = callers_.equal_range(writer.usr);
  for (const auto& [usr, caller] : std::ranges::subrange(first, last))
    for (const Call& call : caller.function->calls)
      if (!stands_before(call.site, caller.site))
        for (const FunctionSummary* target : program_.targets(call.callee)) all.insert(target->usr);
  return all;
}

bool AfterWait::orders(const Chain& use, const Chain& write, const AccessPath& member) const {
  if (on_the_way(use, write, family(member))) return true;
  const auto [first, last] = callers_.equal_range(use.front().function->usr);
  return first != last && std::all_of(first, last, [&](const auto& caller) {
           return on_the_way(use.behind(caller.second), write, family(member));
         });
}

}  // namespace ccgrade
