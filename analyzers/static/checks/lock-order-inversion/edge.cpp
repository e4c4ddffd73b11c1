#include "analyzers/static/checks/lock-order-inversion/edge.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <tuple>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade::lock_order {
namespace {

bool counts(const HeldLock& held) {
  return held.held.certain && !held.held.gate;
}

bool is_owned(const Effect& effect, const Models& models) {
  const TypeModel* type = models.type(effect.type);
  return type && type->recursive && std::ranges::any_of(effect.held, [&](const HeldLock& held) {
           return counts(held) && surely_same(held.held.lock, effect.lock);
         });
}

void add_sites(Finding& finding, const Edge& edge) {
  finding.sites.push_back(site_of(Role::holds, edge.held->chain.back(), edge.held->held.lock));
  finding.sites.push_back(site_of(Role::wants, edge.effect->chain.back(), edge.effect->lock));
}

void tell_side(Finding& finding, const Edge& edge, const std::string& thread,
               const std::string& held_name, const std::string& wanted_name) {
  const auto& wanting = edge.effect->chain;
  if (edge.who->spawn)
    add_step(finding, wanting.front(), thread,
             wanting.front().function->name + " starts " + thread + ": " + wanting.front().callee);
  tell_holding(finding, thread, edge.held->chain, held_name, wanting,
               "holds " + held_name + " and waits for " + wanted_name, edge.who->spawn ? 1 : 0);
}

/// As written; behind its class where the other of the two is written the same way.
std::string name_of(const AccessPath& lock, const AccessPath& other) {
  const bool tells = lock.text != other.text || lock.steps.empty();
  return quoted(tells ? lock.text : lock.steps.back().record + "::" + lock.text);
}
std::string held_by(const Edge& edge) {
  return name_of(edge.held->held.lock, edge.effect->lock);
}
std::string wanted_by(const Edge& edge) {
  return name_of(edge.effect->lock, edge.held->held.lock);
}

std::string function_of(const Edge& edge) {
  return edge.effect->chain.back().function->name;
}

Finding begin(const Edge& first) {
  Finding finding;
  finding.rule = "lock-order-inversion";
  finding.severity = Severity::error;
  finding.certainty = Certainty::likely;
  finding.where = first.wants();
  return finding;
}

bool passes(const Chain& chain, const FunctionSummary* function) {
  return std::ranges::any_of(chain, [&](const Frame& frame) { return frame.function == function; });
}

bool given(const Index& index) {
  return index.kind == IndexKind::raw || index.kind == IndexKind::constant;
}

/// A number in one of them is what the test has shown the variable to be.
bool reversed(const Selectors& a, const Selectors& b) {
  if (a.first.text == b.first.text && a.second.text == b.second.text) return false;
  if (!given(b.first) || !given(b.second)) return false;
  if (a.first.text == b.second.text && a.second.text == b.first.text) return true;
  if (b.first.kind == IndexKind::constant || b.second.kind == IndexKind::constant) return true;
  return a.first.wraps != a.second.wraps && a.first.wraps == b.second.wraps &&
         a.second.wraps == b.first.wraps;
}

/// Whether an acquisition is one of several that back off instead of waiting for each other.
bool at_once(const Effect& effect) {
  const Frame& last = effect.chain.back();
  const auto& all = last.function->acquires;
  const auto here = [&](const Acquire& one) { return one.site == last.site; };
  const auto first = std::ranges::find_if(all, here);
  return first != all.end() && std::ranges::any_of(all, [&](const Acquire& other) {
           return here(other) && other.lock != first->lock && other.held == first->held &&
                  family(other.lock) == family(first->lock);
         });
}

/// Whether `who`, past the same test, takes two locks of `edge`'s array at once: scoped_lock. Who
/// does so does not hold one while it waits, and a circle needs every seat.
bool taken_at_once(const Edge& edge, const Activity& who) {
  return std::ranges::any_of(who.effects, [&](const Effect& effect) {
    return at_once(effect) && passes(effect.chain, edge.held->parted_by) &&
           may_alias(effect.lock, edge.held->held.lock);
  });
}

}  // namespace

bool Edge::descends() const {
  const AccessPath &outer = held->held.lock, &inner = effect->lock;
  if (outer.root != inner.root || outer.id != inner.id || outer.steps.empty() ||
      inner.steps.size() <= outer.steps.size())
    return false;
  const auto object = std::span(outer.steps).first(outer.steps.size() - 1);
  const auto inside = std::span(inner.steps).first(inner.steps.size() - 1);
  return std::ranges::equal(object, inside.first(object.size())) &&
         std::ranges::all_of(inside.subspan(object.size()), [](const Step& step) {
           return step.kind == StepKind::field || step.kind == StepKind::owner ||
                  step.kind == StepKind::index;
         });
}

std::vector<Edge> edges(const std::vector<Activity>& activities, const Models& models) {
  std::vector<Edge> all;
  for (const Activity& who : activities)
    for (const Effect& effect : who.effects) {
      if (thread_private(*who.starter, effect.lock) || is_owned(effect, models)) continue;
      for (const HeldLock& held : effect.held) {
        if (!counts(held) || thread_private(*who.starter, held.held.lock)) continue;
        Edge edge{&who, &effect, &held, {}};
        for (const HeldLock& other : effect.held)
          if (&other != &held) edge.gates.push_back(&other.held);
        all.push_back(std::move(edge));
      }
    }
  return all;
}

bool taken_otherwise(const Edge& edge, const std::vector<Edge>& edges,
                     const std::vector<Activity>& activities) {
  const auto pair = selectors(edge.held->held.lock, edge.effect->lock);
  if (edge.held->order != Order::parted || !pair) return false;
  const auto other_way_round = [&](const Edge& other) {
    const auto others = selectors(other.held->held.lock, other.effect->lock);
    return others && reversed(*pair, *others) &&
           passes(other.effect->chain, edge.held->parted_by) &&
           may_alias(other.effect->lock, edge.held->held.lock);
  };
  if (std::ranges::any_of(edges, other_way_round)) return true;
  const bool circle = pair->first.wraps || pair->second.wraps;
  return circle && std::ranges::any_of(
                       activities, [&](const Activity& who) { return taken_at_once(edge, who); });
}

Finding cycle(const std::vector<const Edge*>& edges) {
  std::vector<const Edge*> sides = edges;
  const auto before = [](const Edge* a, const Edge* b) {
    return std::tie(a->wants().file, a->wants().line) < std::tie(b->wants().file, b->wants().line);
  };
  std::rotate(sides.begin(), std::ranges::min_element(sides, before), sides.end());
  const Edge& first = *sides.front();
  Finding finding = begin(first);
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const std::string thread = "T" + std::to_string(i + 1);
    add_sites(finding, *sides[i]);
    tell_side(finding, *sides[i], thread, held_by(*sides[i]), wanted_by(*sides[i]));
  }
  finding.message =
      function_of(first) + " locks " + wanted_by(first) + " while it holds " + held_by(first) +
      ", and " + function_of(*sides.back()) +
      (sides.size() == 2 ? " locks them in the opposite order"
                         : " closes the circle of " + std::to_string(sides.size()) + " locks");
  return finding;
}

Finding opposite_walks(const Edge& one, const Edge& other) {
  Finding finding = cycle({&one, &other});
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.message += ": where they meet, each waits for what the other holds";
  return finding;
}

Finding exchanged_roles(const Edge& edge) {
  Finding finding = begin(edge);
  const std::string held = edge.held->held.lock.text, wanted = edge.effect->lock.text;
  add_sites(finding, edge);
  add_sites(finding, edge);
  tell_side(finding, edge, "T1", quoted(held) + " (call it a)", quoted(wanted) + " (call it b)");
  tell_side(finding, edge, "T2", quoted(held) + " (for T2 that is b)",
            quoted(wanted) + " (for T2 that is a)");
  if (edge.who->open) {  // its users may know an order, such as that of a tree
    finding.severity = Severity::warning;
    finding.certainty = Certainty::suspected;
  }
  finding.message =
      function_of(edge) + " locks " + quoted(held) + " and then " + quoted(wanted) +
      " with nothing that puts the two in order, so two threads can each hold what the "
      "other wants";
  return finding;
}

std::string symbols_of(const std::vector<const Edge*>& edges) {
  std::vector<std::string> parts;
  for (const Edge* edge : edges)
    parts.push_back(edge->held->chain.back().function->usr + ":" + family(edge->held->held.lock) +
                    ">" + edge->effect->chain.back().function->usr + ":" +
                    family(edge->effect->lock) + ";");
  std::ranges::sort(parts);
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  return std::accumulate(parts.begin(), parts.end(), std::string());
}

}  // namespace ccgrade::lock_order
