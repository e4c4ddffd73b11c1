#include <condition_variable>
#include <deque>
#include <mutex>
#include <unordered_map>

#include "api.hpp"

namespace performance {

namespace {

/// Who may handle orders of a symbol: whoever has taken out the oldest one.
struct Turns {
  std::mutex mutex;
  std::condition_variable over;
  std::deque<std::uint64_t> line;  // of what was taken out, the oldest first
};

}  // namespace

struct Queue::Impl {
  explicit Impl(std::size_t room) : room(room) {}

  const std::size_t room;
  mutable std::mutex mutex;  // for all that follows
  std::condition_variable can_work, can_put;
  std::deque<Order> orders;
  std::unordered_map<std::string, Turns> turns;
  bool closed = false;
};

Queue::Queue(std::size_t room) : impl_(std::make_unique<Impl>(room)) {}

Queue::~Queue() = default;

bool Queue::put(Order order) {
  std::unique_lock lock(impl_->mutex);
  impl_->can_put.wait(lock, [&] { return impl_->closed || impl_->orders.size() < impl_->room; });
  if (impl_->closed) return false;
  impl_->orders.push_back(std::move(order));
  lock.unlock();
  impl_->can_work.notify_one();
  return true;
}

bool Queue::work(const Handler& handle) {
  std::unique_lock lock(impl_->mutex);
  impl_->can_work.wait(lock, [&] { return impl_->closed || !impl_->orders.empty(); });
  if (impl_->orders.empty()) return false;
  Order order = std::move(impl_->orders.front());
  impl_->orders.pop_front();
  const std::uint64_t id = order.id;
  Turns& turns = impl_->turns[order.symbol];
  std::unique_lock turn(turns.mutex);
  turns.line.push_back(id);
  lock.unlock();
  impl_->can_put.notify_one();

  turns.over.wait(turn, [&] { return turns.line.front() == id; });
  turn.unlock();
  handle(std::move(order));
  turn.lock();
  turns.line.pop_front();
  turns.over.notify_all();
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
