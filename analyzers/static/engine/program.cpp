#include "analyzers/static/engine/program.hpp"

#include <algorithm>

#include "analyzers/static/engine/accesses.hpp"
#include "analyzers/static/engine/callbacks.hpp"
#include "analyzers/static/engine/library_calls.hpp"

namespace ccgrade {

Program::Program(std::vector<UnitSummary> units, Models models) : models_(std::move(models)) {
  for (UnitSummary& unit : units)
    for (FunctionSummary& function : unit.functions) {
      const std::string usr = function.usr;
      functions_.emplace(usr, std::move(function));
    }
  find_targets();
  add_handed_calls();
  find_waiting();
  compose();
  library_calls_ = std::make_unique<const LibraryCalls>(compose_library_calls(*this));
  accesses_ = std::make_unique<const ReachedAccesses>(compose_accesses(*this));
}

Program::~Program() = default;

const LibraryCalls& Program::library_calls() const {
  return *library_calls_;
}

const ReachedAccesses& Program::accesses() const {
  return *accesses_;
}

void Program::find_targets() {
  for (const auto& [usr, function] : functions_) targets_[usr].push_back(&function);
  for (const auto& [usr, function] : functions_)
    for (const std::string& base : function.overrides) targets_[base].push_back(&function);
}

/// A call of a callable that is handed over becomes one of who hands it over. What is held where it
/// takes place is asked for when all that is called there is known.
void Program::add_handed_calls() {
  for (HandedCall& handed : handed_calls(*this)) {
    FunctionSummary& caller = functions_.at(handed.way.back().caller->usr);
    const Call& place = caller.calls[handed.way.back().call];
    const std::string via = "handed over " + std::to_string(ways_.size());
    Call call{.callee = handed.callable,
              .name = find(handed.callable)->name,
              .site = place.site,
              .held = place.held,
              .live = place.live};
    call.held.push_back({.site = place.site, .via = via});
    caller.calls.push_back(std::move(call));
    ways_.emplace(via, std::move(handed.way));
  }
}

void Program::find_waiting() {
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto& [usr, function] : functions_) {
      if (waiting_.contains(usr)) continue;
      const bool waits = function.waits || function.spins ||
                         std::ranges::any_of(function.calls, [&](const Call& call) {
                           return std::ranges::any_of(
                               targets(call.callee),
                               [&](const auto* callee) { return waiting_.contains(callee->usr); });
                         });
      if (waits) grew = waiting_.insert(usr).second;
    }
  }
}

const FunctionSummary* Program::find(const std::string& usr) const {
  const auto found = functions_.find(usr);
  return found == functions_.end() ? nullptr : &found->second;
}

std::span<const FunctionSummary* const> Program::targets(const std::string& usr) const {
  const auto found = targets_.find(usr);
  if (found == targets_.end()) return {};
  return found->second;
}

bool Program::may_run(const FunctionSummary& caller, const Call& call,
                      const FunctionSummary& callee) const {
  const bool on_itself = call.receiver.root == Root::self && call.receiver.steps.empty();
  if (!on_itself || callee.usr == call.callee || callee.owner == caller.owner) return true;
  return std::ranges::none_of(targets(caller.usr), [&](const FunctionSummary* other) {
    return other != &caller && other->owner == callee.owner &&
           std::ranges::count(other->calls, caller.usr, &Call::callee) == 0;
  });
}

const std::vector<Effect>& Program::effects(const std::string& usr) const {
  return effects_.at(usr);
}

const std::vector<AccessPath>& Program::unlocks(const std::string& usr) const {
  return unlocks_.at(usr);
}

bool is_main(const FunctionSummary& function) {
  return function.name == "main" && function.owner.empty();
}

bool is_open(const FunctionSummary& function) {
  return function.exposed && !function.owner.empty() && !function.builds;
}

}  // namespace ccgrade
