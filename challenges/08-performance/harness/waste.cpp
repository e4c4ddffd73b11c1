// What is done in vain: copies are counted, and so are the threads that were woken.
#include <thread>

#include "market.hpp"
#include "rendezvous.hpp"
#include "sleepers.hpp"

using namespace performance;
using ccgrade::Scenario;

void nothing_is_copied(Scenario& s) {
  const auto floor = open_floor(s);
  const auto queue = open_queue(s, 10);
  std::vector<Order> orders;
  for (std::uint64_t id = 1; id <= 10; ++id)
    orders.push_back(order_of("A", id, id % 3 == 0 ? Side::buy : Side::sell, 10, 1 + id % 4));
  floor->market.on_load = [&](const std::string&) {
    std::vector<Order> last_night;
    last_night.push_back(std::move(orders.back()));
    return last_night;
  };
  copies_of_notes();
  for (std::size_t i = 0; i < 9; ++i) queue->put(std::move(orders[i]));
  for (std::size_t i = 0; i < 4; ++i)
    queue->work([&](Order order) {
      s.check(!order.note.text().empty(), "an order is handled with its note");
      floor->books.place(std::move(order));
    });
  queue->close();
  while (queue->work([&](Order order) { floor->books.place(std::move(order)); })) continue;
  floor->books.quote("A");
  s.check(copies_of_notes() == 0, "no note is copied on its way from put() to the journal");
  s.check(!floor->market.was_told_strange_things(), kJournal);
  const std::size_t listed = floor->books.resting("A").size();
  s.check(listed > 1 && copies_of_notes() == static_cast<long>(listed),
          "resting() copies each note once");
}

void put_wakes_one(Scenario& s) {
  constexpr std::size_t kWorkers = 10;
  constexpr long kRounds = 20;
  const auto queue = open_queue(s, 4);
  const auto sleepers = std::make_shared<Sleepers>(kWorkers);
  std::vector<std::jthread> workers;
  for (std::size_t i = 0; i < kWorkers; ++i)
    workers.emplace_back([&, queue, sleepers, i] {
      sleepers->enter(i);
      while (queue->work([](const Order&) {})) continue;
    });
  bool asleep = sleepers->all_sleep();
  sleepers->woken();
  long woken = 0;
  for (std::uint64_t id = 1; id <= kRounds; ++id) {
    queue->put(bid(id % 2 == 0 ? "A" : "B", id, 10, 1));
    if (!asleep) break;
    asleep = sleepers->all_sleep();
    woken += sleepers->woken();
  }
  s.check(asleep, kAsleep);
  s.check(queue->waiting() == 0, kOnce);
  // A wait may end without reason, which happens seldom.
  s.check(woken <= kRounds + kRounds / 4, "put() wakes one call of work() at most");
  queue->close();
}

void room_wakes_one(Scenario& s) {
  constexpr std::size_t kPutting = 10;
  const auto queue = open_queue(s, 1);
  queue->put(bid("A", 1, 10, 1));
  const auto sleepers = std::make_shared<Sleepers>(kPutting);
  std::vector<std::jthread> putting;
  for (std::size_t i = 0; i < kPutting; ++i)
    putting.emplace_back([&, queue, sleepers, i] {
      sleepers->enter(i);
      for (std::uint64_t k = 0; queue->put(bid("A", 100 * (i + 1) + k, 10, 1)); ++k) continue;
    });
  bool asleep = sleepers->all_sleep();
  sleepers->woken();
  long woken = 0;
  constexpr long kRounds = 20;
  for (long i = 0; i < kRounds; ++i) {
    queue->work([](const Order&) {});
    if (!asleep) break;
    asleep = sleepers->all_sleep();
    woken += sleepers->woken();
  }
  s.check(asleep, kAsleep);
  s.check(queue->waiting() == 1, kOnce);
  s.check(woken <= kRounds + kRounds / 4, "an order that is taken out wakes one call of put()");
  queue->close();
}

void busy_symbol_wakes_none(Scenario& s) {
  constexpr std::size_t kWorkers = 10;
  constexpr std::uint64_t kRounds = 20;
  const auto queue = open_queue(s, 100);
  const auto sleepers = std::make_shared<Sleepers>(kWorkers);
  const auto all_put = std::make_shared<ccgrade::Rendezvous>(2);
  std::vector<std::jthread> workers;
  for (std::size_t i = 0; i < kWorkers; ++i)
    workers.emplace_back([queue, sleepers, all_put, i] {
      sleepers->enter(i);
      while (queue->work([&](const Order& order) {
        if (order.id == 1) all_put->meet();
      }))
        continue;
    });
  queue->put(bid("A", 1, 10, 1));
  bool asleep = sleepers->all_sleep();
  sleepers->woken();
  long woken = 0;
  for (std::uint64_t id = 2; id < kRounds + 2; ++id) {
    queue->put(bid("A", id, 10, 1));
    if (!asleep) break;
    asleep = sleepers->all_sleep();
    woken += sleepers->woken();
  }
  s.check(asleep, kAsleep);
  s.check(woken <= static_cast<long>(kRounds + kRounds / 4),
          "put() wakes one call of work() at most");
  all_put->meet();
  s.check(sleepers->all_sleep(), kAsleep);
  queue->close();
}
