// What is kept must not grow with what has been: counted in bytes of the heap.
#include <string>
#include <thread>
#include <vector>

#include "api.hpp"
#include "office.hpp"
#include "scenario.hpp"

using namespace memory_leak;
using ccgrade::Scenario;

namespace {

/// More than the allocator keeps at hand for itself, and far less than what a defect leaves.
constexpr std::size_t kSlack = 500'000;

class Growth {
 public:
  bool none() const { return bytes_in_use() <= before_ + kSlack; }

 private:
  const std::size_t before_ = bytes_in_use();
};

void ignore(const std::string&) {}

const std::string kText(100, '.');

}  // namespace

void million_messages(Scenario& s) {
  Office office(2, 100);
  int read = 0;
  const auto never_reads = office.broker->subscribe("slow", Kind::newest, 50, ignore);
  const auto reads_all =
      office.broker->subscribe("quick", Kind::every, 50, [&](const auto&) { ++read; });
  const Growth growth;
  for (int i = 0; i < 250'000; ++i) {
    office.publish("slow", kText);
    office.publish("quick", kText);
    reads_all->deliver();
    office.publish("once " + std::to_string(2 * i), kText);
    office.publish("once " + std::to_string(2 * i + 1), kText);
  }
  s.check(growth.none(), "what is kept does not grow with the number of messages and topics");
  s.check(never_reads->waiting() == 50, "so many messages wait as there is room for");
  s.check(never_reads->waiting() + never_reads->dropped() == 250'000 && read == 250'000,
          "a message waits, is delivered, or is dropped and counted");
}

void slow_subscriber(Scenario& s) {
  Office office;
  const Growth growth;
  const auto slow = office.broker->subscribe("a", Kind::newest, 10, ignore);
  for (int i = 0; i < 50'000; ++i) office.publish("a", kText);
  s.check(growth.none(), "what waits for a slow subscriber does not grow");
}

void never_more_than_room(Scenario& s) {
  Office office;
  const auto subscription = office.broker->subscribe("a", Kind::every, 1, ignore);
  std::jthread publisher([&] {
    office.publish("a", "1");
    office.publish("a", "2");
  });
  s.check(subscription->waiting() <= 1, "no more messages wait than there is room for");
  subscription->deliver();
  publisher.join();
  s.check(subscription->waiting() <= 1, "no more messages wait than there is room for");
}

void topics_come_and_go(Scenario& s) {
  Office office(1, 10);
  const Growth growth;
  for (int i = 0; i < 20'000; ++i) {
    const std::string topic = "a topic that is used once, number " + std::to_string(i);
    const auto subscription = office.broker->subscribe(topic, Kind::every, 10, ignore);
    office.publish(topic, kText);
    subscription->unsubscribe();
    subscription->unsubscribe();
    office.last_texts.of("a topic that was never used, number " + std::to_string(i));
  }
  s.check(growth.none(), "what is kept does not grow with the number of topics");
}

void subscribers_come_and_go(Scenario& s) {
  Office office;
  const Growth growth;
  for (int i = 0; i < 50'000; ++i) {
    const auto subscription = office.broker->subscribe("a", Kind::every, 10, ignore);
    if (i % 2 == 0) subscription->unsubscribe();
  }
  s.check(growth.none(), "what is kept does not grow with the number of subscriptions");
}

void held_after_the_end(Scenario& s) {
  Office office;
  std::vector<std::shared_ptr<Subscription>> held;
  for (int i = 0; i < 100; ++i)
    held.push_back(office.broker->subscribe("a", Kind::newest, 100, ignore));
  const Growth growth;
  for (int i = 0; i < 100; ++i) office.publish("a", std::string(1'000, '.'));
  for (const auto& each : held) each->unsubscribe();
  s.check(growth.none(), "of a subscription that has ended no messages are kept");
}
