#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <unordered_set>

#include "api.hpp"

namespace performance {

struct Queue::Impl {
  explicit Impl(std::size_t room) : room(room) {}

  const std::size_t room;
  mutable std::mutex mutex;  // for all that follows
  std::condition_variable can_work, can_put;
  std::deque<Order> orders;
  std::unordered_set<std::string> busy;
  bool closed = false;

  /// The oldest order whose symbol is not busy; the end when there is none.
  std::deque<Order>::iterator next() {
    return std::ranges::find_if(orders,
                                [&](const Order& each) { return !busy.contains(each.symbol); });
  }
};

Queue::Queue(std::size_t room) : impl_(std::make_unique<Impl>(room)) {}

Queue::~Queue() = default;

bool Queue::put(Order order) {
  std::unique_lock lock(impl_->mutex);
  impl_->can_put.wait(lock, [&] { return impl_->closed || impl_->orders.size() < impl_->room; });
  if (impl_->closed) return false;
  const bool is_free = !impl_->busy.contains(order.symbol);
  impl_->orders.push_back(std::move(order));
  lock.unlock();
  if (is_free) impl_->can_work.notify_one();
  return true;
}

bool Queue::work(const Handler& handle) {
  std::unique_lock lock(impl_->mutex);
  auto found = impl_->orders.end();
  impl_->can_work.wait(lock, [&] {
    found = impl_->next();
    return found != impl_->orders.end() || (impl_->closed && impl_->orders.empty());
  });
  if (found == impl_->orders.end()) return false;
  Order order = std::move(*found);
  impl_->orders.erase(found);
  const std::string symbol = order.symbol;
  impl_->busy.insert(symbol);
  const bool all_are_out = impl_->closed && impl_->orders.empty();
  lock.unlock();
  impl_->can_put.notify_one();
  if (all_are_out) impl_->can_work.notify_all();

  handle(std::move(order));

  lock.lock();
  impl_->busy.erase(symbol);
  const bool more = impl_->next() != impl_->orders.end();
  lock.unlock();
  if (more) impl_->can_work.notify_one();
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
  return impl_->orders.size();
}

}  // namespace performance
