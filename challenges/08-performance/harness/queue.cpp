// What must hold of every queue: each order is handled once, those of a symbol in their turn, and
// nobody sleeps who has something to do.
#include <map>
#include <thread>

#include "market.hpp"
#include "sleepers.hpp"

using namespace performance;
using ccgrade::Scenario;

namespace {

/// What handlers come to.
class Handled {
 public:
  Handler handler() {
    return [this](const Order& order) { handle(order); };
  }
  void handle(const Order& order) {
    {
      std::lock_guard lock(mutex_);
      if (++busy_[order.symbol] > 1 || order.id <= last_[order.symbol]) out_of_turn_ = true;
      last_[order.symbol] = order.id;
      if (!ids_.insert(order.id).second) twice_ = true;
    }
    std::this_thread::yield();
    std::lock_guard lock(mutex_);
    --busy_[order.symbol];
  }
  bool all(std::size_t count) const {
    std::lock_guard lock(mutex_);
    return ids_.size() == count && !twice_;
  }
  /// The orders of each symbol come in the order of their ids.
  bool in_turn() const {
    std::lock_guard lock(mutex_);
    return !out_of_turn_;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, int> busy_;
  std::map<std::string, std::uint64_t> last_;
  std::set<std::uint64_t> ids_;
  bool out_of_turn_ = false, twice_ = false;
};

/// Or until it has taken too long. What happens when a queue is closed is for other scenarios.
template <class Condition>
void wait_until(const Condition& condition) {
  for (int i = 0; i < 2'000 && !condition(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

}  // namespace

void two_at_work(Scenario& s) {
  const auto queue = open_queue(s, 2);
  Handled handled;
  const auto work = [&] { s.check(queue->work(handled.handler()), "work() handles an order"); };
  {
    std::jthread one(work), two(work);
    queue->put(bid("A", 1, 10, 1));
    queue->put(bid("B", 2, 10, 1));
  }
  s.check(handled.all(2), kOnce);
}

void two_of_a_symbol(Scenario& s) {
  const auto queue = open_queue(s, 2);
  Handled handled;
  const auto work = [&] { s.check(queue->work(handled.handler()), "work() handles an order"); };
  {
    std::jthread one(work), two(work);
    queue->put(bid("A", 1, 10, 1));
    queue->put(bid("A", 2, 10, 1));
  }
  s.check(handled.all(2), kOnce);
  s.check(handled.in_turn(), kInTurn);
}

void room_for_one(Scenario& s) {
  const auto queue = open_queue(s, 1);
  Handled handled;
  {
    std::jthread one([&] { queue->put(bid("A", 1, 10, 1)); });
    std::jthread two([&] { queue->put(bid("B", 2, 10, 1)); });
    for (int i = 0; i < 2; ++i) {
      s.check(queue->waiting() <= 1, "no more orders wait than there is room for");
      s.check(queue->work(handled.handler()), "work() handles an order");
    }
  }
  s.check(handled.all(2), kOnce);
}

void two_and_two(Scenario& s) {
  const auto queue = open_queue(s, 1);
  {
    std::jthread one([&] { queue->put(bid("A", 1, 10, 1)); });
    std::jthread two([&] { queue->put(bid("A", 2, 10, 1)); });
    std::jthread three([&] { queue->work([](const Order&) {}); });
    queue->work([](const Order&) {});
  }
  s.check(queue->waiting() == 0, kOnce);
}

void closed_while_idle(Scenario& s) {
  const auto queue = open_queue(s, 1);
  Handled handled;
  const auto work = [&] {
    s.check(!queue->work(handled.handler()), "work() is false when the queue is closed and empty");
  };
  std::jthread one(work), two(work);
  queue->close();
  s.check(!queue->put(bid("A", 1, 10, 1)), "put() is false after close()");
}

void closed_while_full(Scenario& s) {
  const auto queue = open_queue(s, 1);
  Handled handled;
  queue->put(bid("A", 1, 10, 1));
  const auto put = [&](std::uint64_t id) {
    s.check(!queue->put(bid("A", id, 10, 1)), "put() is false for whoever waits at close()");
  };
  {
    std::jthread one(put, 2), two(put, 3);
    queue->close();
  }
  s.check(queue->work(handled.handler()), "what waits when the queue is closed is handled");
  s.check(!queue->work(handled.handler()), "work() is false when the queue is closed and empty");
}

void closed_with_orders_left(Scenario& s) {
  const auto queue = open_queue(s, 2);
  Handled handled;
  for (std::uint64_t id = 1; id <= 2; ++id) queue->put(bid("A", id, 10, 1));
  queue->close();
  const auto work = [&] {
    while (queue->work(handled.handler())) continue;
  };
  {
    std::jthread one(work), two(work), three(work);
  }
  s.check(handled.all(2), "what waits when the queue is closed is handled");
  s.check(handled.in_turn(), kInTurn);
}

void left_to_another(Scenario& s) {
  const auto queue = open_queue(s, 2);
  Handled handled;
  for (std::uint64_t id = 1; id <= 2; ++id) queue->put(bid("A", id, 10, 1));
  queue->close();
  std::atomic<int> worked = 0;
  const auto work = [&] { worked += queue->work(handled.handler()); };
  {
    std::jthread one(work), two(work);
  }
  s.check(worked == 2 && handled.all(2), "what waits when the queue is closed is handled");
  s.check(handled.in_turn(), kInTurn);
}

void all_go_home(Scenario& s) {
  constexpr std::size_t kWorkers = 5;
  const auto queue = open_queue(s, 2);
  const auto sleepers = std::make_shared<Sleepers>(kWorkers);
  for (std::uint64_t id = 1; id <= 2; ++id) queue->put(bid("A", id, 10, 1));
  queue->close();
  std::vector<std::jthread> workers;
  std::atomic<int> handled = 0;
  const auto count = [&](const Order&) { ++handled; };
  // They come while the first order is handled, and find nothing that they may do.
  queue->work([&](const Order& order) {
    count(order);
    for (std::size_t i = 0; i < kWorkers; ++i)
      workers.emplace_back([&, queue, sleepers, i] {
        sleepers->enter(i);
        while (queue->work(count)) continue;
      });
    sleepers->all_sleep();
  });
  while (queue->work(count)) continue;
  workers.clear();
  s.check(handled == 2, "what waits when the queue is closed is handled");
}

void none_is_put_off(Scenario& s) {
  const auto queue = open_queue(s, 300);
  std::uint64_t id = 0;
  const auto put = [&](const char* symbol) { queue->put(bid(symbol, ++id, 10, 1)); };
  for (const char* symbol : {"B", "A", "C", "A"}) put(symbol);
  int rare = 0;
  for (int i = 0; i < 200; ++i) {
    queue->work([&](const Order& order) { rare += order.symbol != "A"; });
    put("A");
  }
  s.check(rare == 2, "no order is put off for ever while others come");
}

void crowd_at_the_queue(Scenario& s) {
  const auto queue = open_queue(s, 8);
  Handled handled;
  const int orders = 20 * s.scale();
  const std::vector<std::string> symbols{"A", "B", "C"};
  {
    std::vector<std::jthread> workers;
    for (int i = 0; i < 3; ++i)
      workers.emplace_back([&] {
        while (queue->work(handled.handler())) continue;
      });
    {
      // Each has symbols of its own, whose orders it puts in their order.
      const auto put = [&](std::uint64_t thread) {
        for (int i = 0; i < orders; ++i) {
          const std::uint64_t id = 2 * static_cast<std::uint64_t>(i) + thread + 1;
          queue->put(bid(symbols[id / 2 % symbols.size()] + std::to_string(thread), id, 10, 1));
        }
      };
      std::jthread one(put, 0), two(put, 1);
    }
    wait_until([&] { return handled.all(2 * static_cast<std::size_t>(orders)); });
    queue->close();
  }
  s.check(handled.all(2 * static_cast<std::size_t>(orders)), kOnce);
  s.check(handled.in_turn(), kInTurn);
}

void through_the_house(Scenario& s) {
  const auto floor = open_floor(s);
  const auto queue = open_queue(s, 8);
  std::atomic<long> handled = 0, traded_by_all = 0;
  const int orders = 20 * s.scale();
  {
    std::vector<std::jthread> workers;
    for (int i = 0; i < 3; ++i)
      workers.emplace_back([&] {
        while (queue->work([&](Order order) {
          ++handled;
          traded_by_all += floor->books.place(std::move(order));
        }))
          continue;
      });
    for (int i = 0; i < orders; ++i)
      queue->put(order_of(i % 4 < 2 ? "A" : "B", 1 + static_cast<std::uint64_t>(i),
                          i % 2 == 0 ? Side::buy : Side::sell, 10, 1));
    wait_until([&] { return handled == orders; });
    queue->close();
  }
  s.check(handled == orders, kOnce);
  const long traded = floor->books.quote("A").traded + floor->books.quote("B").traded;
  s.check(traded_by_all == traded && traded == orders / 2, kTraded);
  std::uint64_t last = 0;
  bool in_turn = true;
  for (const Entry& each : floor->market.journal("A")) {
    in_turn &= std::max(each.buy, each.sell) > last;
    last = std::max(each.buy, each.sell);
  }
  s.check(in_turn, kInOrder);
}
