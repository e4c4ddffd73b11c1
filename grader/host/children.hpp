#pragma once
#include <sys/types.h>

#include <functional>
#include <mutex>
#include <set>

namespace ccgrade {

/// Whom this process started and has not reaped. Everybody else who turns up as its child was left
/// behind by one of them: a process that outlives its parent comes to us (PR_SET_CHILD_SUBREAPER),
/// whatever session or group it moved to. One such object per process; safe from several threads.
class Children {
 public:
  /// Makes this process the heir of its orphaned descendants.
  Children();

  /// Calls `fork`, which returns fork()'s value, and remembers the child.
  pid_t start(const std::function<pid_t()>& fork);

  /// Calls `wait`, which reaps `pid`, then ends whoever was left behind, by this child or another,
  /// and whom those leave behind in turn. True when `pid` left somebody in its process group.
  bool reap(pid_t pid, const std::function<void()>& wait);

 private:
  bool end_orphans();

  std::mutex mutex_;
  std::set<pid_t> started_;
  std::set<pid_t> left_somebody_;  ///< groups of orphans that were ended before their leader's turn
};

}  // namespace ccgrade
