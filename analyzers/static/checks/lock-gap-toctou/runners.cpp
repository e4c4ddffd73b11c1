#include <algorithm>

#include "analyzers/static/checks/lock-gap-toctou/gap.hpp"
#include "analyzers/static/engine/concurrency.hpp"
#include "analyzers/static/engine/entries.hpp"
#include "analyzers/static/engine/reach.hpp"

namespace ccgrade {

Runners::Runners(const Program& program) : program_(program), beside_(run_beside_others(program)) {
  for (const auto& [usr, function] : program.functions())
    for (const Call& call : function.calls)
      for (const FunctionSummary* target : program.targets(call.callee)) {
        callers_.emplace(target->usr, &function);
        if (!program.held_here(function, call.held).empty()) called_locked_.insert(target->usr);
      }
  for (const Entry& entry : entries_of(program))
    if (!entry.function->exposed || entry.function->owner.empty())
      threads_.emplace(entry.function->usr, entry.many);
  // What the program shows to others and does not call itself, they may call from anywhere.
  for (const auto& [usr, function] : program.functions()) {
    const bool open =
        function.exposed && !function.builds && !is_main(function) && !callers_.contains(usr);
    if (open) beside_.merge(reached_from(program, function));
  }
}

std::set<std::string> Runners::roots_of(const FunctionSummary& function) const {
  std::set<std::string> roots, seen;
  std::vector<std::string> todo = {function.usr};
  while (!todo.empty()) {
    const std::string usr = todo.back();
    todo.pop_back();
    if (!seen.insert(usr).second) continue;
    const auto [first, last] = callers_.equal_range(usr);
    if (threads_.contains(usr) || first == last) roots.insert(usr);
    for (auto caller = first; caller != last; ++caller) todo.push_back(caller->second->usr);
  }
  return roots;
}

bool Runners::run_by_one(const std::vector<const FunctionSummary*>& functions) const {
  std::set<std::string> roots;
  for (const FunctionSummary* function : functions)
    if (!function->builds) roots.merge(roots_of(*function));
  if (roots.size() != 1) return false;
  const auto thread = threads_.find(*roots.begin());
  if (thread != threads_.end()) return !thread->second;
  return is_main(*program_.find(*roots.begin()));
}

}  // namespace ccgrade
