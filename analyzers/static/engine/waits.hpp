#pragma once
// Condition variables: who waits on each, with which mutex, and who notifies it.
#include <vector>

#include "analyzers/static/engine/program.hpp"

namespace ccgrade {

struct ConditionWait {
  Frame at;
  AccessPath condition;
  AccessPath mutex;  ///< what it gives back while it waits
  /// What it asks: what the function, or the predicate, has read with the mutex held.
  std::vector<const Access*> asks;
  bool ends_by_itself = false;  ///< after a time, or when its thread is asked to stop
};

struct Notification {
  Frame at;
  AccessPath condition;
  bool all = false;
};

/// Of those whose condition and mutex are known. Points into the program.
std::vector<ConditionWait> condition_waits(const Program& program);
std::vector<Notification> notifications(const Program& program);

}  // namespace ccgrade
