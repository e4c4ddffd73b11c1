#include <condition_variable>
#include <deque>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <utility>

#include "api.hpp"

namespace performance {

namespace {

/// The orders of one symbol that wait. It is out when it stands in the line, or when a worker has
/// it; while it is out nobody puts it into the line.
struct Lane {
  std::mutex mutex;
  std::deque<Order> orders;
  bool out = false;
};

/// Lanes that have orders.
class Line {
 public:
  void push(Lane& lane) {
    {
      std::lock_guard lock(mutex_);
      lanes_.push_back(&lane);
    }
    changed_.notify_one();
  }
  /// Null when none will come any more.
  Lane* pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !lanes_.empty() || ended_; });
    if (lanes_.empty()) return nullptr;
    Lane* lane = lanes_.front();
    lanes_.pop_front();
    return lane;
  }
  void end() {
    {
      std::lock_guard lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Lane*> lanes_;
  bool ended_ = false;
};

/// The places of the orders that wait.
class Places {
 public:
  explicit Places(std::size_t room) : room_(room) {}

  bool take() {
    std::unique_lock lock(mutex_);
    left_.wait(lock, [&] { return taken_ < room_ || closed_; });
    if (closed_) return false;
    ++taken_;
    return true;
  }
  /// Is this the last that was taken, and will be?
  bool give_back() {
    std::unique_lock lock(mutex_);
    const bool last = --taken_ == 0 && closed_;
    lock.unlock();
    left_.notify_one();
    return last;
  }
  /// Is none taken, and none will be?
  bool close() {
    std::unique_lock lock(mutex_);
    closed_ = true;
    const bool none = taken_ == 0;
    lock.unlock();
    left_.notify_all();
    return none;
  }
  std::size_t taken() const {
    std::lock_guard lock(mutex_);
    return taken_;
  }

 private:
  const std::size_t room_;
  mutable std::mutex mutex_;
  std::condition_variable left_;
  std::size_t taken_ = 0;
  bool closed_ = false;
};

}  // namespace

struct Queue::Impl {
  explicit Impl(std::size_t room) : places(room) {}

  Places places;
  Line line;
  std::shared_mutex mutex;  // for the map; each lane has a mutex of its own
  std::unordered_map<std::string, Lane> lanes;

  Lane& lane_of(const std::string& symbol) {
    {
      std::shared_lock lock(mutex);
      if (const auto found = lanes.find(symbol); found != lanes.end()) return found->second;
    }
    std::unique_lock lock(mutex);
    return lanes[symbol];
  }
};

Queue::Queue(std::size_t room) : impl_(std::make_unique<Impl>(room)) {}

Queue::~Queue() = default;

bool Queue::put(Order order) {
  if (!impl_->places.take()) return false;
  Lane& lane = impl_->lane_of(order.symbol);
  bool goes_out = false;
  {
    std::lock_guard lock(lane.mutex);
    lane.orders.push_back(std::move(order));
    goes_out = !std::exchange(lane.out, true);
  }
  if (goes_out) impl_->line.push(lane);
  return true;
}

bool Queue::work(const Handler& handle) {
  Lane* const lane = impl_->line.pop();
  if (!lane) return false;
  Order order;
  {
    std::lock_guard lock(lane->mutex);
    order = std::move(lane->orders.front());
    lane->orders.pop_front();
  }
  if (impl_->places.give_back()) impl_->line.end();

  handle(std::move(order));

  bool stays_out = false;
  {
    std::lock_guard lock(lane->mutex);
    stays_out = lane->out = !lane->orders.empty();
  }
  if (stays_out) impl_->line.push(*lane);
  return true;
}

void Queue::close() {
  if (impl_->places.close()) impl_->line.end();
}

std::size_t Queue::waiting() const {
  return impl_->places.taken();
}

}  // namespace performance
