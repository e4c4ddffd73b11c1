#include "analyzers/static/engine/reach.hpp"

#include <algorithm>

namespace ccgrade {

Chains chains_of(const Program& program, const FunctionSummary& caller, const Call& call) {
  Chains chains;
  std::vector<const FunctionSummary*> todo;
  const auto reach = [&](const FunctionSummary& from, const Call& made) {
    for (const FunctionSummary* target : program.targets(made.callee)) {
      const auto before = chains.find(from.usr);
      std::vector<Frame> chain;
      if (before != chains.end() && &made != &call) chain = before->second;
      chain.push_back({&from, made.site, target->name});
      if (chains.emplace(target->usr, std::move(chain)).second) todo.push_back(target);
    }
  };
  reach(caller, call);
  for (std::size_t next = 0; next < todo.size(); ++next)
    for (const Call& made : todo[next]->calls) reach(*todo[next], made);
  return chains;
}

std::set<std::string> reached_from(const Program& program, const std::set<std::string>& start) {
  std::set<std::string> reached = start;
  std::vector<std::string> todo(start.begin(), start.end());
  while (!todo.empty()) {
    const FunctionSummary& function = *program.find(todo.back());
    todo.pop_back();
    for (const Call& call : function.calls)
      for (const FunctionSummary* target : program.targets(call.callee))
        if (reached.insert(target->usr).second) todo.push_back(target->usr);
  }
  return reached;
}

std::set<std::string> reached_from(const Program& program, const FunctionSummary& function) {
  return reached_from(program, std::set<std::string>{function.usr});
}

std::vector<const FunctionSummary*> callers_of(const Program& program,
                                               const FunctionSummary& function) {
  std::vector<const FunctionSummary*> callers;
  for (const auto& [usr, caller] : program.functions()) {
    const bool calls = std::ranges::any_of(caller.calls, [&](const Call& call) {
      return std::ranges::count(program.targets(call.callee), &function) > 0;
    });
    if (calls) callers.push_back(&caller);
  }
  return callers;
}

}  // namespace ccgrade
