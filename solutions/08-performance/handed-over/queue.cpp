#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <unordered_map>

#include "api.hpp"

namespace performance {

namespace {

struct Lane {
  std::deque<Order> orders;  // those that wait
  bool busy = false;         // one is being handled, or handed over
};

/// Somebody who waits in work(), until he is handed an order.
struct Worker {
  std::condition_variable handed_over;
  Lane* lane = nullptr;
  Order order;
  bool goes_home = false;
};

/// Somebody who waits in put(), until he is given a place, which he need not look for.
struct Visitor {
  std::condition_variable called_in;
  bool has_place = false;
};

}  // namespace

struct Queue::Impl {
  explicit Impl(std::size_t room) : room(room) {}

  const std::size_t room;
  mutable std::mutex mutex;  // for all that follows
  std::unordered_map<std::string, Lane> lanes;
  std::deque<Lane*> line;  // lanes that are not busy, and have orders
  std::deque<Worker*> idle;
  std::deque<Visitor*> at_the_door;
  std::size_t places_taken = 0;  // by those that wait, and by visitors that were called in
  std::size_t waiting = 0;
  bool closed = false;

  /// The lane has orders and is not busy: its first one goes to who is idle, or has to wait.
  void offer(Lane& lane) {
    if (idle.empty()) {
      line.push_back(&lane);
      return;
    }
    Worker& worker = *idle.front();
    idle.pop_front();
    take_out(lane, worker);
    worker.handed_over.notify_one();
  }

  void take_out(Lane& lane, Worker& worker) {
    lane.busy = true;
    worker.lane = &lane;
    worker.order = std::move(lane.orders.front());
    lane.orders.pop_front();
    --waiting;
    give_place();
    send_home();
  }

  void give_place() {
    if (at_the_door.empty()) {
      --places_taken;
      return;
    }
    at_the_door.front()->has_place = true;
    at_the_door.front()->called_in.notify_one();
    at_the_door.pop_front();
  }

  /// Nothing will come for those who are idle.
  void send_home() {
    if (!closed || places_taken > 0) return;
    for (Worker* worker : idle) {
      worker->goes_home = true;
      worker->handed_over.notify_one();
    }
    idle.clear();
  }
};

Queue::Queue(std::size_t room) : impl_(std::make_unique<Impl>(room)) {}

Queue::~Queue() = default;

bool Queue::put(Order order) {
  std::unique_lock lock(impl_->mutex);
  if (impl_->closed) return false;
  if (impl_->places_taken < impl_->room) {
    ++impl_->places_taken;
  } else {
    Visitor visitor;
    impl_->at_the_door.push_back(&visitor);
    visitor.called_in.wait(lock, [&] { return visitor.has_place || impl_->closed; });
    if (!visitor.has_place) {
      std::erase(impl_->at_the_door, &visitor);
      return false;
    }
  }
  ++impl_->waiting;
  Lane& lane = impl_->lanes[order.symbol];
  lane.orders.push_back(std::move(order));
  if (!lane.busy && lane.orders.size() == 1) impl_->offer(lane);
  return true;
}

bool Queue::work(const Handler& handle) {
  Worker worker;
  std::unique_lock lock(impl_->mutex);
  if (!impl_->line.empty()) {
    Lane& lane = *impl_->line.front();
    impl_->line.pop_front();
    impl_->take_out(lane, worker);
  } else {
    if (impl_->closed && impl_->places_taken == 0) return false;
    impl_->idle.push_back(&worker);
    worker.handed_over.wait(lock, [&] { return worker.lane || worker.goes_home; });
    if (!worker.lane) return false;
  }
  lock.unlock();

  handle(std::move(worker.order));

  lock.lock();
  worker.lane->busy = false;
  if (!worker.lane->orders.empty()) impl_->offer(*worker.lane);
  return true;
}

void Queue::close() {
  std::lock_guard lock(impl_->mutex);
  impl_->closed = true;
  for (Visitor* visitor : impl_->at_the_door) visitor->called_in.notify_one();
  impl_->send_home();
}

std::size_t Queue::waiting() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->waiting;
}

}  // namespace performance
