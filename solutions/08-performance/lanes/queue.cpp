#include <condition_variable>
#include <deque>
#include <mutex>
#include <unordered_map>

#include "api.hpp"

namespace performance {

namespace {

/// The orders of one symbol that wait. It stands in the line of lanes when it has any, and none of
/// them is being handled.
struct Lane {
  std::deque<Order> orders;
  bool busy = false;  // one of them is being handled
};

}  // namespace

struct Queue::Impl {
  explicit Impl(std::size_t room) : room(room) {}

  const std::size_t room;
  mutable std::mutex mutex;  // for all that follows
  std::condition_variable can_work, can_put;
  std::unordered_map<std::string, Lane> lanes;
  std::deque<Lane*> line;
  std::size_t waiting = 0;
  bool closed = false;
};

Queue::Queue(std::size_t room) : impl_(std::make_unique<Impl>(room)) {}

Queue::~Queue() = default;

bool Queue::put(Order order) {
  bool joins = false;
  {
    std::unique_lock lock(impl_->mutex);
    impl_->can_put.wait(lock, [&] { return impl_->closed || impl_->waiting < impl_->room; });
    if (impl_->closed) return false;
    Lane& lane = impl_->lanes[order.symbol];
    joins = !lane.busy && lane.orders.empty();
    lane.orders.push_back(std::move(order));
    ++impl_->waiting;
    if (joins) impl_->line.push_back(&lane);
  }
  if (joins) impl_->can_work.notify_one();
  return true;
}

bool Queue::work(const Handler& handle) {
  std::unique_lock lock(impl_->mutex);
  impl_->can_work.wait(
      lock, [&] { return !impl_->line.empty() || (impl_->closed && impl_->waiting == 0); });
  if (impl_->line.empty()) return false;
  Lane& lane = *impl_->line.front();
  impl_->line.pop_front();
  Order order = std::move(lane.orders.front());
  lane.orders.pop_front();
  lane.busy = true;
  const bool all_are_out = --impl_->waiting == 0 && impl_->closed;
  lock.unlock();
  impl_->can_put.notify_one();
  if (all_are_out) impl_->can_work.notify_all();

  handle(std::move(order));

  bool joins = false;
  {
    std::lock_guard again(impl_->mutex);
    lane.busy = false;
    joins = !lane.orders.empty();
    if (joins) impl_->line.push_back(&lane);
  }
  if (joins) impl_->can_work.notify_one();
  return true;
}

void Queue::close() {
  {
    std::lock_guard lock(impl_->mutex);
    impl_->closed = true;
  }
  impl_->can_put.notify_all();
  impl_->can_work.notify_all();
}

std::size_t Queue::waiting() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->waiting;
}

}  // namespace performance
