// What must hold of every end: who is called no more, who is woken, and what is let go.
#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "api.hpp"
#include "office.hpp"
#include "scenario.hpp"

using namespace memory_leak;
using ccgrade::Scenario;

namespace {

/// What a handler does, seen from outside.
struct Watched {
  std::atomic<int> calls = 0;
  std::atomic<bool> runs = false;
  Mark mark;

  Handler handler() {
    return [this, copy = mark](const std::string&) {
      runs = true;
      ++calls;
      runs = false;
    };
  }
};

/// Publishes a last word when it is destroyed.
class Farewell {
 public:
  explicit Farewell(Office& office) : office_(office) {}
  Farewell(const Farewell&) = delete;
  Farewell& operator=(const Farewell&) = delete;
  ~Farewell() { office_.publish("farewell", "it was nice"); }

 private:
  Office& office_;
};

constexpr const char* kDestroyed = "when unsubscribe() returns, the handler is destroyed";
constexpr const char* kNotRunning = "when unsubscribe() returns, the handler does not run";
constexpr const char* kEnded = "of a subscription that has ended, the handler is destroyed";

}  // namespace

void ended_while_delivering(Scenario& s) {
  Office office;
  Watched watched;
  const auto subscription = office.broker->subscribe("a", Kind::newest, 1, watched.handler());
  office.publish("a", "1");
  std::jthread reader([&] { deliver_all(*subscription); });
  subscription->unsubscribe();
  s.check(!watched.runs, kNotRunning);
  s.check(watched.mark.gone(), kDestroyed);
  const int calls = watched.calls;
  office.publish("a", "2");
  reader.join();
  s.check(watched.calls == calls, "when unsubscribe() has returned, the handler is not called");
  s.check(!subscription->deliver(), "deliver() is false when the subscription has ended");
}

void ended_by_its_own_handler(Scenario& s) {
  Office office;
  const Mark mark;
  int calls = 0;
  const Slot slot = empty_slot();
  const auto end = [&](const Slot& own, const int& held) {
    ++calls;
    (*own)->unsubscribe();
    const bool still_held = held == 7;
    s.check(still_held && !mark.gone(), "a handler is not destroyed while it runs");
  };
  *slot = office.broker->subscribe(
      "a", Kind::every, 2,
      [&end, own = slot, copy = mark, held = 7](const auto&) { end(own, held); });
  const auto subscription = *slot;
  office.publish("a", "1");
  office.publish("a", "2");
  s.check(subscription->deliver(), "deliver() is true when it has called the handler");
  s.check(mark.gone(), "a handler that has ended its subscription is destroyed when it returns");
  s.check(!subscription->deliver() && calls == 1,
          "when unsubscribe() has returned, the handler is not called");
  slot->reset();
}

void ended_for_who_waits(Scenario& s) {
  Office office;
  const auto subscription =
      office.broker->subscribe("a", Kind::every, 1, [](const std::string&) {});
  office.publish("a", "1");
  std::jthread publisher([&] {
    office.publish("a", "2");
    office.publish("a", "3");
  });
  subscription->unsubscribe();
  publisher.join();
  s.check(subscription->waiting() == 0, "unsubscribe() drops what waits");
}

void ended_by_two(Scenario& s) {
  Office office;
  Watched watched;
  const auto subscription = office.broker->subscribe("a", Kind::newest, 1, watched.handler());
  office.publish("a", "1");
  const auto end = [&] {
    subscription->unsubscribe();
    s.check(!watched.runs, kNotRunning);
  };
  {
    std::jthread reader([&] { subscription->deliver(); });
    std::jthread other(end);
    end();
  }
  s.check(watched.mark.gone(), kEnded);
}

void ended_from_both_sides(Scenario& s) {
  Office office;
  Mark mark;
  std::atomic<bool> runs = false;
  const Slot slot = empty_slot();
  const auto end = [&](const Slot& own) {
    runs = true;
    (*own)->unsubscribe();
    runs = false;
  };
  *slot = office.broker->subscribe("a", Kind::newest, 1,
                                   [&end, own = slot, copy = mark](const auto&) { end(own); });
  const auto subscription = *slot;
  office.publish("a", "1");
  {
    std::jthread reader([&] { subscription->deliver(); });
    subscription->unsubscribe();
    s.check(!runs, kNotRunning);
  }
  s.check(mark.gone(), kEnded);
}

void let_go_while_published(Scenario& s) {
  Office office;
  Watched watched;
  auto subscription = office.broker->subscribe("a", Kind::newest, 1, watched.handler());
  std::jthread publisher([&] {
    office.publish("a", "1");
    office.publish("a", "2");
  });
  subscription.reset();
  s.check(watched.mark.gone(), kEnded);
}

void let_go_while_full(Scenario& s) {
  Office office;
  Watched watched;
  auto subscription = office.broker->subscribe("a", Kind::every, 1, watched.handler());
  office.publish("a", "1");
  std::jthread publisher([&] { office.publish("a", "2"); });
  subscription.reset();
  publisher.join();
  s.check(watched.mark.gone(), kEnded);
}

void ended_with_the_broker(Scenario& s) {
  Office office;
  Watched watched;
  const auto subscription = office.broker->subscribe("a", Kind::every, 2, watched.handler());
  office.publish("a", "1");
  std::jthread reader([&] { deliver_all(*subscription); });
  office.broker.reset();
  s.check(!watched.runs && watched.mark.gone(), "with the broker, its handlers are destroyed");
  reader.join();
  s.check(!subscription->deliver() && subscription->waiting() == 0,
          "with the broker, its subscriptions end");
}

void ended_beside_the_broker(Scenario& s) {
  Office office;
  Watched watched;
  auto subscription = office.broker->subscribe("a", Kind::every, 2, watched.handler());
  office.publish("a", "1");
  {
    std::jthread other([&] {
      subscription->unsubscribe();
      subscription.reset();
    });
    office.broker.reset();
  }
  s.check(watched.mark.gone(), kEnded);
}

void handlers_in_a_circle(Scenario& s) {
  Mark by_caller, by_broker, by_nobody;
  Office office;
  const auto begin = [&](const Mark& mark) {
    const Slot slot = empty_slot();
    *slot = office.broker->subscribe("a", Kind::every, 9, [slot, mark](const auto&) {});
    return *slot;
  };
  const auto subscription = begin(by_caller);
  begin(by_broker);
  office.broker->subscribe("a", Kind::every, 1, [by_nobody](const auto&) {});
  s.check(by_nobody.gone(), kEnded);
  office.publish("a", "1");
  subscription->unsubscribe();
  s.check(by_caller.gone(), kDestroyed);
  s.check(subscription->waiting() == 0, "unsubscribe() drops what waits");
  office.broker.reset();
  s.check(by_broker.gone(), "with the broker, its handlers are destroyed");
}

void handlers_in_a_chain(Scenario& s) {
  Office office;
  Mark outer, inner;
  const auto hears =
      office.broker->subscribe("farewell", Kind::every, 1, [](const std::string&) {});
  auto held = office.broker->subscribe("a", Kind::every, 1, [inner](const auto&) {});
  const auto holder = office.broker->subscribe(
      "a", Kind::every, 1,
      [outer, held = std::move(held), last = std::make_shared<Farewell>(office)](const auto&) {});
  holder->unsubscribe();
  s.check(outer.gone(), kDestroyed);
  s.check(inner.gone(), "a subscription ends when nobody holds it any more");
  s.check(hears->waiting() == 1, "what a handler holds can use the broker as it is destroyed");
}
