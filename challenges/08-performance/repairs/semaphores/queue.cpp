#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>

#include "api.hpp"

namespace performance {

namespace {

class Semaphore {
 public:
  explicit Semaphore(std::size_t count) : count_(count) {}
  void acquire() {
    std::unique_lock lock(mutex_);
    released_.wait(lock, [&] { return count_ > 0; });
    --count_;
  }
  void release() {
    {
      std::lock_guard lock(mutex_);
      ++count_;
    }
    released_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable released_;
  std::size_t count_;
};

struct Basket {
  std::deque<Order> orders;
  bool carried = false;
};

}  // namespace

struct Queue::Impl {
  explicit Impl(std::size_t room) : places(room), baskets_on_shelf(0) {}

  // When all is over each has one more than it should: who takes that one passes it on to the next.
  Semaphore places, baskets_on_shelf;

  mutable std::mutex mutex;  // for all that follows
  std::map<std::string, Basket> baskets;
  std::deque<Basket*> shelf;
  std::size_t waiting = 0;
  bool closed = false;
};

Queue::Queue(std::size_t room) : impl_(std::make_unique<Impl>(room)) {}

Queue::~Queue() = default;

bool Queue::put(Order order) {
  impl_->places.acquire();
  bool goes_on_shelf = false, closed = false;
  {
    std::lock_guard lock(impl_->mutex);
    closed = impl_->closed;
    if (!closed) {
      ++impl_->waiting;
      Basket& basket = impl_->baskets[order.symbol];
      goes_on_shelf = basket.orders.empty() && !basket.carried;
      basket.orders.push_back(std::move(order));
      if (goes_on_shelf) impl_->shelf.push_back(&basket);
    }
  }
  if (closed) impl_->places.release();
  if (goes_on_shelf) impl_->baskets_on_shelf.release();
  return !closed;
}

bool Queue::work(const Handler& handle) {
  impl_->baskets_on_shelf.acquire();
  Basket* basket = nullptr;
  Order order;
  bool is_last = false;
  {
    std::lock_guard lock(impl_->mutex);
    if (!impl_->shelf.empty()) {
      basket = impl_->shelf.front();
      impl_->shelf.pop_front();
      basket->carried = true;
      order = std::move(basket->orders.front());
      basket->orders.pop_front();
      is_last = --impl_->waiting == 0 && impl_->closed;
    }
  }
  if (!basket || is_last) impl_->baskets_on_shelf.release();
  if (!basket) return false;
  impl_->places.release();
  handle(std::move(order));
  bool goes_back = false;
  {
    std::lock_guard lock(impl_->mutex);
    basket->carried = false;
    goes_back = !basket->orders.empty();
    if (goes_back) impl_->shelf.push_back(basket);
  }
  if (goes_back) impl_->baskets_on_shelf.release();
  return true;
}

void Queue::close() {
  bool none_waits = false;
  {
    std::lock_guard lock(impl_->mutex);
    if (impl_->closed) return;
    impl_->closed = true;
    none_waits = impl_->waiting == 0;
  }
  impl_->places.release();
  if (none_waits) impl_->baskets_on_shelf.release();
}

std::size_t Queue::waiting() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->waiting;
}

}  // namespace performance
