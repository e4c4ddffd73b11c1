#include "analyzers/static/checks/lock-order-inversion/opposite_links.hpp"

#include <algorithm>

#include "analyzers/static/engine/access_path.hpp"

namespace ccgrade::lock_order {
namespace {

/// The link by which the second lock's object hangs on the first one's; empty: it does not.
std::string link_between(const AccessPath& held, const AccessPath& wanted) {
  const auto& near = held.steps;
  const auto& far = wanted.steps;
  if (held.root == Root::unknown || held.id != wanted.id || near.empty() ||
      far.size() != near.size() + 2 || near.back() != far.back() ||
      !std::equal(near.begin(), near.end() - 1, far.begin()))
    return "";
  const Step& link = far[near.size() - 1];
  const Step& pointer = far[near.size()];
  const bool leads_on = pointer.kind == StepKind::deref || pointer.kind == StepKind::owner;
  return link.kind == StepKind::field && leads_on ? link.record + "::" + link.name : "";
}

Edge edge_of(const Activity& who, const Effect& effect, const HeldLock& held) {
  Edge edge{&who, &effect, &held, {}};
  for (const HeldLock& other : effect.held)
    if (family(other.held.lock) != family(effect.lock)) edge.gates.push_back(&other.held);
  return edge;
}

}  // namespace

OppositeLinks::OppositeLinks(const Program& program) {
  for (const auto& [usr, function] : program.functions())
    for (const Note& note : function.notes) {
      if (note.rule != "lock-order-inversion" || note.kind != "opposite") continue;
      const std::size_t space = note.text.find(' ');
      if (space == std::string::npos) continue;
      const std::string first = note.text.substr(0, space), second = note.text.substr(space + 1);
      pairs_.emplace(first, second);
      pairs_.emplace(second, first);
    }
}

std::vector<Walk> walks(const std::vector<Activity>& activities) {
  std::vector<Walk> all;
  for (const Activity& who : activities)
    for (const Effect& effect : who.effects)
      for (const HeldLock& held : effect.held)
        if (std::string link = link_between(held.held.lock, effect.lock);
            !held.held.gate && !link.empty())
          all.push_back({edge_of(who, effect, held), std::move(link)});
  return all;
}

}  // namespace ccgrade::lock_order
