// Theory of operation. Where a function starts threads, or whoever uses a library may call its
// methods from several, every acquisition that a thread makes while holding another lock is an edge
// (held → wanted). A cycle of edges is a deadlock that can happen when
//   - the edges belong to activities that may run at the same time,
//   - in each edge the two locks are surely different objects, and no comparison of the two puts
//     them in order,
//   - each wanted lock may be the one that the next edge holds, and not both only for reading,
//   - not every edge leads from an object into a part of it, or into what it owns alone: whoever
//     owns cannot be owned in a circle,
//   - and no other lock or semaphore is held around two of the edges (a gate lock lets only one
//     thread at a time into the cycle; Havelund, "Using Runtime Analysis to Guide Model Checking of
//     Java Programs", 2000).
// One edge is a cycle by itself when its two locks are elements of one array, picked by indices
// that nothing puts in order (`Order::none`), and two threads may run it: the other thread comes
// with the roles exchanged. Where a test parts the threads (`Order::parted`), as one that tells the
// last seat from the others, it is none if others take the pair the other way round, or at once.
// Two walks along a chain of objects, hand over hand, are a cycle if they go in opposite directions
// (opposite_links.hpp).
#include <algorithm>
#include <set>

#include "analyzers/static/checks/lock-order-inversion/circles.hpp"
#include "analyzers/static/checks/lock-order-inversion/edge.hpp"
#include "analyzers/static/checks/lock-order-inversion/opposite_links.hpp"
#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"

namespace ccgrade {
namespace {

using lock_order::Edge;
constexpr std::size_t kLongestCycle = 4;
constexpr std::size_t kMostEdges = 2000;  // what is cut is missed, never accused

bool shares_gate(const Edge& a, const Edge& b) {
  for (const Held* left : a.gates)
    for (const Held* right : b.gates)
      if (left->shared && right->shared)
        continue;
      else if (may_alias(left->lock, right->lock))
        return true;
  return false;
}

bool blocks(const Edge& wanting, const Edge& holding) {
  return may_alias(wanting.effect->lock, holding.held->held.lock) &&
         !(wanting.effect->shared && holding.held->held.shared);
}

bool joins(const std::vector<const Edge*>& cycle, const Edge& next) {
  return blocks(*cycle.back(), next) && std::ranges::all_of(cycle, [&](const Edge* edge) {
           return concurrent(*edge->who, *next.who) && !shares_gate(*edge, next);
         });
}

class Search {
 public:
  Search(const std::vector<Activity>& activities, const Models& models,
         std::set<std::string>& known, Sink& sink)
      : activities_(activities),
        edges_(lock_order::on_circles(lock_order::edges(activities, models))),
        known_(known),
        sink_(sink) {
    if (edges_.size() > kMostEdges) edges_.resize(kMostEdges);
  }

  void run(const lock_order::OppositeLinks& links) {
    compare_walks(links);
    for (const Edge& edge : edges_) {
      if (edge.held->arranged) continue;
      if (edge.unordered()) report_exchanged_roles(edge);
      if (!surely_distinct(edge.held->held.lock, edge.effect->lock)) continue;
      cycle_ = {&edge};
      grow();
    }
  }

 private:
  void grow() {
    if (cycle_.size() > 1 && blocks(*cycle_.back(), *cycle_.front())) {
      if (std::ranges::all_of(cycle_, &Edge::descends)) return;
      report(cycle_, lock_order::cycle(cycle_));
      return;
    }
    if (cycle_.size() == kLongestCycle) return;
    for (const Edge& next : edges_) {
      // Each cycle is found once, from its first edge.
      if (next.held->arranged || &next <= cycle_.front() || !joins(cycle_, next)) continue;
      if (!surely_distinct(next.held->held.lock, next.effect->lock)) continue;
      cycle_.push_back(&next);
      grow();
      cycle_.pop_back();
    }
  }

  void compare_walks(const lock_order::OppositeLinks& links) {
    if (links.empty()) return;
    const std::vector<lock_order::Walk> all = lock_order::walks(activities_);
    for (const lock_order::Walk& a : all)
      for (const lock_order::Walk& b : all)
        if (links.contain(a.link, b.link) && concurrent(*a.edge.who, *b.edge.who) &&
            blocks(a.edge, b.edge) && blocks(b.edge, a.edge) && !shares_gate(a.edge, b.edge))
          report({&a.edge, &b.edge}, lock_order::opposite_walks(a.edge, b.edge));
  }

  void report_exchanged_roles(const Edge& edge) {
    if (!edge.gates.empty() || lock_order::taken_otherwise(edge, edges_, activities_)) return;
    const bool twice = std::ranges::any_of(edges_, [&](const Edge& other) {
      return other.unordered() && other.gates.empty() && concurrent(*edge.who, *other.who) &&
             other.wants() == edge.wants();
    });
    if (twice) report({&edge}, lock_order::exchanged_roles(edge));
  }

  /// One bug is told once, from whichever functions start its threads and however often.
  void report(const std::vector<const Edge*>& edges, Finding finding) {
    if (known_.insert(lock_order::symbols_of(edges)).second) sink_.report(std::move(finding));
  }

  const std::vector<Activity>& activities_;
  std::vector<Edge> edges_;
  std::set<std::string>& known_;
  Sink& sink_;
  std::vector<const Edge*> cycle_;
};

class LockOrderInversion : public Check {
 public:
  std::string rule() const override { return "lock-order-inversion"; }

  void run(const Program& program, Sink& sink) const override {
    std::set<std::string> known;
    const lock_order::OppositeLinks links(program);
    for (const auto& [usr, function] : program.functions()) {
      const auto concurrent_code = activities(program, function);
      Search(concurrent_code, program.models(), known, sink).run(links);
    }
    const auto library = library_activities(program);
    Search(library, program.models(), known, sink).run(links);
  }
};

}  // namespace

std::unique_ptr<Check> make_lock_order_inversion_check() {
  return std::make_unique<LockOrderInversion>();
}

}  // namespace ccgrade
