#pragma once
// The locks that are held somewhere, as one value that all places share which hold the same.
#include <memory>
#include <string>
#include <vector>

#include "analyzers/static/engine/chain.hpp"

namespace ccgrade {

/// Whether the two locks of a pair have an order that both threads keep.
enum class Order {
  undecided,
  chosen,
  parted,  ///< there is a test that gives them one if other threads take the pair otherwise
  none,
};

/// A lock that is held at an acquisition, with the chain of calls to where it was taken.
struct HeldLock {
  Held held;
  Chain chain;
  /// `none` once a function has taken the pair by indices that nothing there puts in order.
  Order order = Order::undecided;
  bool arranged = false;  ///< by a comparison of the pair, in some function on the way
  const FunctionSummary* parted_by = nullptr;  ///< where the test is
};

/// A value: copies are cheap, and none ever changes.
class HeldLocks {
 public:
  HeldLocks() = default;
  HeldLocks(std::vector<HeldLock> locks);

  bool empty() const { return !set_; }
  std::size_t size() const { return all().size(); }
  std::vector<HeldLock>::const_iterator begin() const { return all().begin(); }
  std::vector<HeldLock>::const_iterator end() const { return all().end(); }
  const HeldLock& operator[](std::size_t i) const { return all()[i]; }

  /// Text that tells two of them apart by their locks, and where each was taken.
  const std::string& key() const;
  /// Two with the same identity are one value.
  const void* identity() const { return set_.get(); }

 private:
  struct Set {
    std::vector<HeldLock> locks;
    std::string key;
  };
  const std::vector<HeldLock>& all() const;

  std::shared_ptr<const Set> set_;  ///< null: none
};

}  // namespace ccgrade
