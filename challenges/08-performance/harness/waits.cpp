// Who waits for whom. While one thread is held up in the market, in a handler or in a copy of a
// note, the others do what need not wait for it, and only then is it let go: a program in which
// they wait all the same stands still. The explorer tries it in every order.
#include <thread>

#include "market.hpp"
#include "rendezvous.hpp"

using namespace performance;
using ccgrade::Scenario;

namespace {

/// Holds up the first who comes with this symbol until the gate is open.
std::function<void(const std::string&)> first_waits(const std::string& symbol, Gate& gate) {
  return [&gate, symbol, waited = std::make_shared<std::atomic<bool>>(false)](const auto& each) {
    if (each == symbol && !waited->exchange(true)) gate.pass();
  };
}

void check_traded(Scenario& s, Books& books, const std::string& symbol, std::uint64_t id) {
  books.place(offer(symbol, id, 10, 1));
  s.check(books.place(bid(symbol, id + 1, 10, 1)) == 1, kTraded);
}

}  // namespace

void others_during_an_entry(Scenario& s) {
  const auto floor = open_floor(s);
  Gate gate;
  floor->market.on_write = first_waits("A", gate);
  floor->books.place(offer("A", 1, 10, 1));
  std::jthread slow([&] { floor->books.place(bid("A", 2, 10, 1)); });
  check_traded(s, floor->books, "B", 3);
  gate.open();
}

void same_symbol_during_an_entry(Scenario& s) {
  const auto floor = open_floor(s);
  Gate begun, gate;
  floor->market.on_write = [&](const std::string&) {
    begun.open();
    gate.pass();
  };
  floor->books.place(offer("A", 1, 10, 1));
  std::jthread slow([&] {
    floor->books.place(bid("A", 2, 10, 1));
    begun.open();
  });
  begun.wait();
  s.check(floor->books.place(bid("A", 3, 9, 1)) == 0, kTraded);
  s.check(floor->books.quote("A").buy == 9, "a quote shows the best prices that rest");
  s.check(floor->books.resting("A").size() == 1, "resting() lists the orders that rest");
  gate.open();
}

void a_line_for_the_journal(Scenario& s) {
  const auto floor = open_floor(s);
  Gate begun, gate;
  floor->market.on_write = [&](const std::string&) {
    begun.open();
    gate.pass();
  };
  floor->books.place(offer("A", 1, 10, 2));
  const auto buy = [&](std::uint64_t id) {
    floor->books.place(bid("A", id, 10, 1));
    begun.open();
  };
  std::jthread slow(buy, 2), next(buy, 3);
  begun.wait();
  floor->books.quote("A");
  s.check(floor->books.place(bid("A", 4, 1, 1)) == 0, kTraded);
  gate.open();
}

void others_during_a_load(Scenario& s) {
  const auto floor = open_floor(s);
  Gate gate;
  floor->market.on_load = [wait = first_waits("A", gate)](const std::string& symbol) {
    wait(symbol);
    return std::vector<Order>();
  };
  floor->books.quote("B");
  std::jthread slow([&] { floor->books.quote("A"); });
  floor->books.quote("C");
  check_traded(s, floor->books, "B", 1);
  gate.open();
}

void others_during_a_rule(Scenario& s) {
  const auto floor = open_floor(s);
  Gate gate;
  floor->market.on_rule = first_waits("A", gate);
  floor->books.place(offer("A", 1, 10, 1));
  std::jthread slow([&] { floor->books.place(bid("A", 2, 10, 1)); });
  check_traded(s, floor->books, "B", 3);
  gate.open();
}

void many_others_during_a_rule(Scenario& s) {
  const auto floor = open_floor(s);
  const auto in_rule = std::make_shared<ccgrade::Rendezvous>(2);
  const auto done = std::make_shared<ccgrade::Rendezvous>(2);
  std::atomic<bool> went_on = false;
  floor->market.on_rule = [&](const std::string& symbol) {
    if (symbol != "A") return;
    in_rule->meet();
    went_on = done->meet();
  };
  floor->books.place(offer("A", 1, 10, 1));
  std::jthread slow([&] { floor->books.place(bid("A", 2, 10, 1)); });
  in_rule->meet();
  for (std::uint64_t i = 0; i < 200; ++i) floor->books.quote("other " + std::to_string(i));
  done->meet();
  slow.join();
  s.check(went_on, "nobody waits while the rules are asked about another symbol, whichever it is");
}

void others_while_copied(Scenario& s) {
  const auto floor = open_floor(s);
  Gate gate;
  floor->books.place(offer("A", 1, 10, 2));
  thread_local bool lists = false;
  const OnCopy wait([&] {
    if (lists) gate.pass();
  });
  std::jthread slow([&] {
    lists = true;
    floor->books.resting("A");
  });
  s.check(floor->books.place(bid("A", 2, 10, 1)) == 1, kTraded);
  s.check(floor->books.quote("A").traded == 1, "a quote shows how much was traded");
  gate.open();
}

void two_handlers(Scenario& s) {
  const auto queue = open_queue(s, 4);
  queue->put(bid("A", 1, 10, 1));
  queue->put(bid("B", 2, 10, 1));
  Gate both_are_there;
  std::atomic<int> handlers = 0;
  const auto work = [&] {
    queue->work([&](const Order&) {
      if (++handlers == 2) both_are_there.open();
      both_are_there.pass();
    });
    both_are_there.open();
  };
  {
    std::jthread one(work), two(work);
  }
  s.check(handlers == 2, kOnce);
}

void busy_symbol_in_front(Scenario& s) {
  const auto queue = open_queue(s, 4);
  for (std::uint64_t id = 1; id <= 2; ++id) queue->put(bid("A", id, 10, 1));
  queue->put(bid("B", 3, 10, 1));
  queue->close();
  Gate others_are_done;
  std::atomic<int> handled = 0;
  const auto work = [&] {
    while (queue->work([&](const Order& order) {
      ++handled;
      if (order.symbol == "B") others_are_done.open();
      if (order.id == 1) others_are_done.pass();
    }))
      continue;
    others_are_done.open();
  };
  {
    std::jthread one(work), two(work);
  }
  s.check(handled == 3, kOnce);
}

void put_while_handled(Scenario& s) {
  const auto queue = open_queue(s, 2);
  queue->put(bid("A", 1, 10, 1));
  Gate begun, gate;
  std::jthread worker([&] {
    queue->work([&](const Order&) {
      begun.open();
      gate.pass();
    });
    begun.open();
  });
  begun.wait();
  s.check(queue->put(bid("A", 2, 10, 1)) && queue->put(bid("B", 3, 10, 1)),
          "put() puts an order while there is room");
  s.check(queue->waiting() == 2, "waiting() says how many orders wait");
  gate.open();
}
