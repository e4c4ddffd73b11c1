#include "analyzers/static/engine/after_wait.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/reach.hpp"
#include "analyzers/static/engine/waits.hpp"

namespace ccgrade {
namespace {

struct Wait {
  const FunctionSummary* function;
  const Call* call;
};

bool stands_above(const Call& call, const Location& site) {
  return call.site.file == site.file &&
         std::pair(call.site.line, call.site.column) < std::pair(site.line, site.column);
}

void add_waits(const Program& program, const FunctionSummary& function, const Call& call,
               std::vector<Wait>& waits) {
  const FunctionModel* model = program.models().function(call.name);
  if (model && model->waits) waits.push_back({&function, &call});
}

/// Of the functions on the way, and of what they have called by then.
std::vector<Wait> waits_before(const Program& program, const Chain& use) {
  std::vector<Wait> waits;
  for (const Frame& frame : use)
    for (const Call& call : frame.function->calls) {
      if (!stands_above(call, frame.site)) continue;
      add_waits(program, *frame.function, call, waits);
      for (const FunctionSummary* target : program.targets(call.callee))
        for (const std::string& usr : reached_from(program, *target))
          for (const Call& inner : program.find(usr)->calls)
            add_waits(program, *program.find(usr), inner, waits);
    }
  return waits;
}

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

/// The latch, semaphore or future.
AccessPath object_of(const Call& call) {
  return call.receiver.root != Root::unknown || call.args.empty() ? call.receiver
                                                                  : call.args.front().path;
}

bool signals(const Program& program, const std::set<std::string>& functions, const Wait& wait) {
  const std::string object = family(object_of(*wait.call));
  if (object.empty()) return false;
  return std::ranges::any_of(functions, [&](const std::string& usr) {
    return std::ranges::any_of(program.find(usr)->calls, [&](const Call& call) {
      return call.name != wait.call->name && family(object_of(call)) == object;
    });
  });
}

/// A member that the waiting one has asked for, that the writers set and nobody on the way to the
/// use, who would be one of many that take what comes.
bool is_told(const Program& program, const ConditionWait& wait,
             const std::set<std::string>& writers, std::set<std::string> users,
             const std::string& member) {
  users.insert(wait.at.function->usr);
  return std::ranges::any_of(wait.asks, [&](const Access* asked) {
    const std::string flag = family(asked->path);
    return !flag.empty() && flag != member && writes(program, writers, flag) &&
           !writes(program, users, flag);
  });
}

bool waits_on_the_way(const Program& program, const Chain& use,
                      const std::set<std::string>& writers, const std::string& member) {
  const std::vector<Wait> waits = waits_before(program, use);
  const auto is_over = [&](const Wait& wait) {
    return signals(program, writers, wait) ||
           std::ranges::any_of(condition_waits(program), [&](const ConditionWait& known) {
             return known.at.function == wait.function && known.at.site == wait.call->site &&
                    is_told(program, known, writers, functions_of(use), member);
           });
  };
  return std::ranges::any_of(waits, is_over);
}

/// By whom a function is called, and where.
std::vector<Frame> calls_of(const Program& program, const FunctionSummary& function) {
  std::vector<Frame> all;
  for (const auto& [usr, caller] : program.functions())
    for (const Call& call : caller.calls)
      if (std::ranges::count(program.targets(call.callee), &function) > 0)
        all.push_back({&caller, call.site, function.name});
  return all;
}

}  // namespace

bool comes_after_wait(const Program& program, const Chain& use, const Chain& write,
                      const AccessPath& member) {
  const auto writers = reached_from(program, functions_of(write));
  if (waits_on_the_way(program, use, writers, family(member))) return true;
  const std::vector<Frame> calls = calls_of(program, *use.front().function);
  return !calls.empty() && std::ranges::all_of(calls, [&](const Frame& call) {
    return waits_on_the_way(program, use.behind(call), writers, family(member));
  });
}

}  // namespace ccgrade
