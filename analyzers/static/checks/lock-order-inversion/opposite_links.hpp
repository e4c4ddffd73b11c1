#pragma once
// Locks that are taken hand over hand along links: `here->mutex`, then `here->next->mutex`. Two
// walks meet, each with a lock in hand, if their links are each other's opposite.
#include <set>
#include <string>
#include <utility>

#include "analyzers/static/checks/lock-order-inversion/edge.hpp"
#include "analyzers/static/engine/program.hpp"

namespace ccgrade::lock_order {

class OppositeLinks {
 public:
  /// From what functions show that set both links of a pair.
  explicit OppositeLinks(const Program& program);

  bool empty() const { return pairs_.empty(); }
  bool contain(const std::string& a, const std::string& b) const { return pairs_.contains({a, b}); }

 private:
  std::set<std::pair<std::string, std::string>> pairs_;
};

/// An edge along a link. What else it holds of the same kind of lock is no gate: it is of the walk.
struct Walk {
  Edge edge;
  std::string link;  ///< "Stop::next"
};

/// Where a lock is perhaps held counts: a loop that goes from one to the next holds each by the
/// name of the other in turn.
std::vector<Walk> walks(const std::vector<Activity>& activities);

}  // namespace ccgrade::lock_order
