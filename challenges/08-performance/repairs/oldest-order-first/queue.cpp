#include <condition_variable>
#include <list>
#include <map>
#include <mutex>

#include "api.hpp"

namespace performance {

namespace {

struct Waiting {
  long number;  // of the put
  Order order;
};

}  // namespace

/// All orders in two tables: those whose turn it is, by the number of their put, and those that
/// stand behind another one of their symbol.
struct Queue::Impl {
  explicit Impl(std::size_t room) : room(room) {}

  const std::size_t room;
  mutable std::mutex mutex;  // for all that follows
  std::condition_variable orders_came, place_came;
  std::map<long, Order> next;
  std::map<std::string, std::list<Waiting>>
      behind;  // has a row for each symbol that is in the house
  long puts = 0;
  std::size_t waiting = 0;
  bool closed = false;

  bool is_over() const { return closed && waiting == 0; }

  /// The symbol's turn has passed. True when one more order can be handled.
  bool step_forward(const std::string& symbol) {
    const auto row = behind.find(symbol);
    if (row->second.empty()) {
      behind.erase(row);
      return false;
    }
    Waiting& first = row->second.front();
    next.emplace(first.number, std::move(first.order));
    row->second.pop_front();
    return true;
  }
};

Queue::Queue(std::size_t room) : impl_(std::make_unique<Impl>(room)) {}

Queue::~Queue() = default;

bool Queue::put(Order order) {
  Impl& impl = *impl_;
  std::unique_lock lock(impl.mutex);
  while (!impl.closed && impl.waiting >= impl.room) impl.place_came.wait(lock);
  if (impl.closed) return false;
  ++impl.waiting;
  const auto [row, is_first] = impl.behind.try_emplace(order.symbol);
  if (is_first) {
    impl.next.emplace(impl.puts++, std::move(order));
    impl.orders_came.notify_one();
  } else {
    row->second.push_back({impl.puts++, std::move(order)});
  }
  return true;
}

bool Queue::work(const Handler& handle) {
  Impl& impl = *impl_;
  std::unique_lock lock(impl.mutex);
  while (impl.next.empty() && !impl.is_over()) impl.orders_came.wait(lock);
  if (impl.next.empty()) return false;
  Order order = std::move(impl.next.begin()->second);
  impl.next.erase(impl.next.begin());
  --impl.waiting;
  const std::string symbol = order.symbol;
  if (impl.is_over()) impl.orders_came.notify_all();
  impl.place_came.notify_one();
  lock.unlock();
  handle(std::move(order));
  lock.lock();
  if (impl.step_forward(symbol)) impl.orders_came.notify_one();
  return true;
}

void Queue::close() {
  std::lock_guard lock(impl_->mutex);
  impl_->closed = true;
  impl_->orders_came.notify_all();
  impl_->place_came.notify_all();
}

std::size_t Queue::waiting() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->waiting;
}

}  // namespace performance
