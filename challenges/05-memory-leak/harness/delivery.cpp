// What must hold of every delivery: which messages come, in which order, and what is thrown.
#include <algorithm>
#include <latch>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "api.hpp"
#include "office.hpp"
#include "scenario.hpp"

using namespace memory_leak;
using ccgrade::Scenario;

namespace {

using Texts = std::vector<std::string>;

/// Which text is a publisher's n-th.
std::string number_of(std::size_t publisher, int n) {
  return std::to_string(publisher) + " " + std::to_string(n);
}

/// One who gets the numbers of two publishers.
class Reader {
 public:
  Reader(Scenario& s, Broker& broker, std::size_t room)
      : subscription_(broker.subscribe("news", Kind::every, room, [this, &s](const auto& text) {
          s.check(std::this_thread::get_id() == thread_.get_id(),
                  "the handler is called on the thread that calls deliver()");
          read(text);
        })) {
    thread_ = std::jthread([this] {
      started_.wait();
      while (!over_ && subscription_->deliver()) continue;
    });
    started_.count_down();
  }

  /// Of each publisher, how many came, all of them in order.
  std::vector<int> counts() {
    thread_.join();
    return counts_;
  }
  std::size_t dropped() const { return subscription_->dropped(); }

 private:
  void read(const std::string& text) {
    over_ = text == "over";
    for (std::size_t publisher = 0; publisher < counts_.size(); ++publisher)
      if (text == number_of(publisher, counts_[publisher])) ++counts_[publisher];
  }

  std::vector<int> counts_{0, 0};
  bool over_ = false;
  std::latch started_{1};
  std::shared_ptr<Subscription> subscription_;
  std::jthread thread_;
};

constexpr const char* kNothingLost = "a subscription of the kind `every` gets every message";

}  // namespace

void one_after_another(Scenario& s) {
  Office office;
  Texts all, newest, other;
  const auto collect = [](Texts& texts) {
    return [&texts](const std::string& text) { texts.push_back(text); };
  };
  const auto reads_all = office.broker->subscribe("a", Kind::every, 3, collect(all));
  const auto reads_newest = office.broker->subscribe("a", Kind::newest, 2, collect(newest));
  const auto reads_other = office.broker->subscribe("b", Kind::every, 3, collect(other));
  for (const char* text : {"1", "2", "3"}) office.publish("a", text);
  s.check(reads_all->waiting() == 3, "waiting() says how many messages wait");
  s.check(reads_newest->waiting() == 2 && reads_newest->dropped() == 1,
          "where there is no room, the oldest message is dropped and counted");
  for (const auto& each : {reads_all, reads_newest, reads_other}) deliver_waiting(*each);
  s.check(all == Texts{"1", "2", "3"}, kNothingLost);
  s.check(newest == Texts{"2", "3"}, "a subscription of the kind `newest` keeps the newest");
  s.check(other.empty(), "a subscription gets the messages of its topic only");
  office.publish("a", "4");
  deliver_waiting(*reads_newest);
  s.check(newest.back() == "4", "a subscription goes on when messages were dropped");
  s.check(reads_all->dropped() == 0, kNothingLost);
}

void room_for_one(Scenario& s) {
  Office office;
  Texts texts;
  const auto subscription = office.broker->subscribe(
      "a", Kind::every, 1, [&](const std::string& text) { texts.push_back(text); });
  {
    std::jthread reader([&] {
      while (texts.empty() || texts.back() != "2") subscription->deliver();
    });
    office.publish("a", "1");
    office.publish("a", "2");
  }
  s.check(texts == Texts{"1", "2"}, "messages of one thread come in its order");
}

void two_publishers(Scenario& s) {
  Office office(2);
  Texts texts;
  const auto subscription = office.broker->subscribe(
      "a", Kind::every, 1, [&](const std::string& text) { texts.push_back(text); });
  {
    std::jthread first([&] { office.publish("a", "1"); });
    std::jthread second([&] { office.publish("a", "2"); });
    subscription->deliver();
  }
  deliver_waiting(*subscription);
  std::sort(texts.begin(), texts.end());
  s.check(texts == Texts{"1", "2"}, kNothingLost);
}

void newest_meanwhile(Scenario& s) {
  Office office;
  Texts texts;
  const auto subscription = office.broker->subscribe(
      "a", Kind::newest, 1, [&](const std::string& text) { texts.push_back(text); });
  {
    std::jthread reader([&] { subscription->deliver(); });
    for (const char* text : {"1", "2", "3"}) office.publish("a", text);
  }
  deliver_waiting(*subscription);
  s.check(texts.size() + subscription->dropped() == 3, "a message is delivered or dropped");
  s.check(std::is_sorted(texts.begin(), texts.end()) && !texts.empty() && texts.back() == "3",
          "what is dropped is the oldest message that waits");
}

void nothing_lost(Scenario& s) {
  Office office(2);
  const int each = 10 * s.scale();
  Reader first(s, *office.broker, 1), second(s, *office.broker, 7);
  {
    const auto publish_all = [&](std::size_t publisher) {
      for (int i = 0; i < each; ++i) office.publish("news", number_of(publisher, i));
    };
    std::jthread other([&] { publish_all(1); });
    publish_all(0);
  }
  office.publish("news", "over");
  for (Reader* reader : {&first, &second}) {
    s.check(reader->counts() == std::vector<int>{each, each},
            "every message comes, those of one thread in its order");
    s.check(reader->dropped() == 0, kNothingLost);
  }
}

void failing_writer(Scenario& s) {
  Office office(1);
  const auto subscription =
      office.broker->subscribe("a", Kind::newest, 9, [](const std::string&) {});
  office.publish("a", "1");
  int caught = 0;
  try {
    office.broker->publish("a", [](std::string&) { throw std::runtime_error("out of ink"); });
  } catch (const std::runtime_error&) {
    ++caught;
  }
  s.check(office.pool.idle() == 1, "publish() gives its buffer back when the writer throws");
  if (office.pool.idle() == 0) return;
  try {
    office.broker->publish("a", [](std::string& text) {
      text = "half a te";
      throw 7;  // whatever it is
    });
  } catch (int) {
    ++caught;
  }
  s.check(office.pool.idle() == 1, "publish() gives its buffer back when the writer throws");
  s.check(caught == 2, "publish() throws what the writer throws");
  s.check(subscription->waiting() == 1 && office.last_texts.of("a") == "1",
          "nothing is published when the writer throws");
}

void failing_handler(Scenario& s) {
  Office office;
  Mark mark;
  int calls = 0, caught = 0;
  const auto subscription =
      office.broker->subscribe("a", Kind::every, 2, [&calls, mark](const std::string&) {
        if (++calls != 2) throw std::runtime_error("cannot read this");
      });
  for (int i = 0; i < 3; ++i) {
    office.publish("a", "text");
    try {
      s.check(subscription->deliver(), "deliver() is true when it has called the handler");
    } catch (const std::runtime_error&) {
      ++caught;
    }
  }
  s.check(calls == 3 && caught == 2, "deliver() throws what the handler throws, and goes on");
  s.check(subscription->waiting() == 0, "a message whose handler throws is done");
  subscription->unsubscribe();
  s.check(mark.gone(), "when unsubscribe() returns, the handler is destroyed");
}
