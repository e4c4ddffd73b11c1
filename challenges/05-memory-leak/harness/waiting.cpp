// Who waits for whom: what goes on while somebody writes, waits for room, or runs a handler.
#include <atomic>
#include <latch>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "api.hpp"
#include "office.hpp"
#include "rendezvous.hpp"
#include "scenario.hpp"

using namespace memory_leak;
using ccgrade::Scenario;

void handler_uses_the_broker(Scenario& s) {
  Office office;
  std::vector<std::string> heard;
  std::shared_ptr<Subscription> latecomer;
  const auto hears = office.broker->subscribe(
      "b", Kind::every, 2, [&](const std::string& text) { heard.push_back(text); });
  const auto speaks = office.broker->subscribe("a", Kind::every, 1, [&](const std::string& text) {
    office.publish("b", text + "!");
    if (text == "1") office.publish("a", "2");  // there is room: it has been taken out
    if (!latecomer) latecomer = office.broker->subscribe("a", Kind::newest, 1, [](const auto&) {});
    s.check(office.last_texts.of("b") == text + "!", "a handler can use the broker");
  });
  office.publish("a", "1");
  s.check(speaks->deliver() && speaks->waiting() == 1, "deliver() makes room, then calls");
  speaks->deliver();
  deliver_waiting(*hears);
  s.check(heard == std::vector<std::string>{"1!", "2!"}, "a handler can publish");
}

void written_side_by_side(Scenario& s) {
  Office office(2);
  ccgrade::Rendezvous both(2);
  std::atomic<int> met = 0;
  const auto publish = [&] {
    office.broker->publish("a", [&](std::string&) { met += both.meet(); });
  };
  {
    std::jthread other(publish);
    publish();
  }
  s.check(met == 2, "two messages are written at the same time");
}

void full_for_one(Scenario& s) {
  Office office;
  const auto full = office.broker->subscribe("a", Kind::every, 1, [](const std::string&) {});
  office.publish("a", "1");
  std::jthread waits([&] { office.publish("a", "2"); });
  {
    const auto other = office.broker->subscribe("b", Kind::newest, 1, [](const std::string&) {});
    office.publish("b", "3");
    s.check(other->deliver() && office.last_texts.of("b") == "3",
            "who waits for room keeps nobody else waiting");
  }
  full->deliver();
}

void slow_handler(Scenario& s) {
  Office office;
  std::latch begun(1), free(1);
  const auto slow = office.broker->subscribe("a", Kind::every, 1, [&](const std::string&) {
    begun.count_down();
    free.wait();
  });
  office.publish("a", "1");
  std::jthread reader([&] { slow->deliver(); });
  begun.wait();
  office.publish("a", "2");
  s.check(slow->waiting() == 1, "while the handler runs there is room for the next message");
  {
    const auto other = office.broker->subscribe("a", Kind::newest, 1, [](const std::string&) {});
    s.check(office.last_texts.of("a") == "2" && office.pool.idle() == 1,
            "a handler that runs keeps nobody waiting");
  }
  free.count_down();
}
