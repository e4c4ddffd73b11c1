// What must hold of all sessions: whom they allow what, and how many there are.
#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "house.hpp"

using namespace security;
using namespace std::chrono_literals;
using ccgrade::Scenario;

namespace {

/// What is open by the book.
class Book {
 public:
  Book(std::size_t most, Time life, unsigned quota) : most_(most), life_(life), quota_(quota) {}
  bool open(std::uint64_t device, Time now) {
    forget(now);
    std::erase_if(rows_, [&](const Row& row) { return row.device == device; });
    if (rows_.size() >= most_) return false;
    rows_.push_back({device, now + life_, quota_});
    return true;
  }
  bool use(std::uint64_t device, Time now) {
    forget(now);
    for (Row& row : rows_)
      if (row.device == device && row.left > 0) return row.left-- > 0;
    return false;
  }
  bool close(std::uint64_t device, Time now) {
    forget(now);
    return std::erase_if(rows_, [&](const Row& row) { return row.device == device; }) > 0;
  }
  std::size_t size(Time now) {
    forget(now);
    return rows_.size();
  }

 private:
  struct Row {
    std::uint64_t device;
    Time ends;
    unsigned left;
  };
  void forget(Time now) {
    std::erase_if(rows_, [&](const Row& row) { return now >= row.ends; });
  }
  std::size_t most_;
  Time life_;
  unsigned quota_;
  std::vector<Row> rows_;
};

}  // namespace

void sessions_as_the_book_says(Scenario& s) {
  const auto house = open_house(s, 3, 10s, 3);
  Book book(3, 10s, 3);
  std::vector<Secret> keys(5, Secret(kSecretSize));
  bool opened = true, used = true, closed = true, counted = true;
  for (int i = 0; i < 1'000 * s.scale(); ++i) {
    house->machine.move(std::chrono::seconds(s.rng().below(3)));
    const Time now = house->machine.now();
    const std::uint64_t name = s.rng().below(keys.size());
    const Device device(name);
    const auto action = s.rng().below(8);
    if (action < 2) {
      const auto key = house->sessions.open(device);
      opened &= key.has_value() == book.open(name, now);
      if (key) keys[name] = *key;
    } else if (action == 2) {
      closed &= revealed(house->sessions.close(device, keys[name])) == book.close(name, now);
    } else {
      used &= revealed(house->sessions.use(device, keys[name])) == book.use(name, now);
    }
    counted &= house->sessions.open_now() == book.size(now);
  }
  s.check(opened, "a session is opened exactly when there is room");
  s.check(used, "a request is allowed exactly when the session is open and has some quota left");
  s.check(closed, "close() says whether a session was open");
  s.check(counted, "open_now() says how many are open");
}

void keys_of_others(Scenario& s) {
  const auto house = open_house(s, 3, 1h, 2);
  const auto key_of_7 = house->sessions.open(Device(7)), key_of_8 = house->sessions.open(Device(8));
  s.check(key_of_7 && key_of_8, kOpened);
  if (!key_of_7 || !key_of_8) return;
  for (int i = 0; i < 5; ++i)
    s.check(!house->sessions.use(Device(7), *key_of_8), "another session's key allows nothing");
  s.check(!house->sessions.close(Device(7), *key_of_8), "another session's key ends nothing");
  s.check(!house->sessions.use(Device(9), *key_of_8), "a device without a session may do nothing");
  s.check(house->sessions.use(Device(7), *key_of_7), "what is refused takes nothing of the quota");
  const auto new_key = house->sessions.open(Device(7));
  s.check(new_key.has_value(), kOpened);
  if (!new_key) return;
  s.check(!house->sessions.use(Device(7), *key_of_7), "a device's session ends with its next one");
  s.check(house->sessions.use(Device(7), *new_key) && house->sessions.use(Device(7), *new_key) &&
              !house->sessions.use(Device(7), *new_key),
          kQuota);
}

void last_of_the_quota(Scenario& s) {
  const auto house = open_house(s, 1, 1h, 1);
  const auto key = house->sessions.open(Device(7));
  std::atomic<int> allowed = 0;
  const auto use = [&] { allowed += house->sessions.use(Device(7), *key); };
  {
    std::jthread one(use), two(use);
  }
  s.check(allowed == 1, kQuota);
}

void used_while_closed(Scenario& s) {
  const auto house = open_house(s, 2, 1h, 3);
  const auto key = house->sessions.open(Device(7));
  std::atomic<int> closed = 0;
  const auto close = [&] { closed += house->sessions.close(Device(7), *key); };
  {
    std::jthread one(close), two(close);
    house->sessions.use(Device(7), *key);
  }
  s.check(closed == 1, "close() says whether it has ended the session");
  s.check(!house->sessions.use(Device(7), *key), "a session that was closed allows nothing");
}

void used_while_it_ends(Scenario& s) {
  const auto house = open_house(s, 1, 1h, 3);
  const auto key = house->sessions.open(Device(7));
  std::optional<Secret> other;
  {
    std::jthread user([&] { house->sessions.use(Device(7), *key); });
    std::jthread next([&] { other = house->sessions.open(Device(8)); });
    house->machine.move(1h);
  }
  s.check(!house->sessions.use(Device(7), *key), "a session that has ended allows nothing");
  s.check(house->sessions.open_now() == (other ? 1 : 0), "open_now() says how many are open");
}

void opened_again_while_used(Scenario& s) {
  const auto house = open_house(s, 1, 1h, 1);
  const auto key = house->sessions.open(Device(7));
  std::optional<Secret> other;
  {
    std::jthread user([&] { house->sessions.use(Device(7), *key); });
    std::jthread next([&] { other = house->sessions.open(Device(7)); });
  }
  s.check(other && house->sessions.use(Device(7), *other), kQuota);
  s.check(!house->sessions.use(Device(7), *key), "a device's session ends with its next one");
}

void two_open_for_one_device(Scenario& s) {
  const auto house = open_house(s, 2, 1h, 1);
  std::optional<Secret> first, second;
  {
    std::jthread one([&] { first = house->sessions.open(Device(7)); });
    std::jthread two([&] { second = house->sessions.open(Device(7)); });
  }
  s.check(first && second, kOpened);
  if (!first || !second) return;
  const int right = revealed(house->sessions.use(Device(7), *first)) +
                    revealed(house->sessions.use(Device(7), *second));
  s.check(right == 1, "a device's session ends with its next one");
  s.check(house->sessions.open_now() == 1, "open_now() says how many are open");
}

void counted_meanwhile(Scenario& s) {
  const auto house = open_house(s, 2, 1h, 1);
  const auto key = house->sessions.open(Device(7));
  std::size_t open = 0;
  {
    std::jthread one([&] { house->sessions.close(Device(7), *key); });
    std::jthread two([&] { house->sessions.open(Device(8)); });
    open = house->sessions.open_now();
  }
  s.check(open <= 2, kMost);
  s.check(house->sessions.open_now() == 1, "open_now() says how many are open");
}

void last_place(Scenario& s) {
  const auto house = open_house(s, 1, 1h, 1);
  std::atomic<int> opened = 0;
  {
    std::jthread one([&] { opened += house->sessions.open(Device(7)).has_value(); });
    std::jthread two([&] { opened += house->sessions.open(Device(8)).has_value(); });
  }
  s.check(opened <= 1, kMost);
  s.check(opened >= 1, kOpened);
}

void crowd_in_the_house(Scenario& s) {
  const auto house = open_house(s, 2, 1h, 5);
  std::atomic<bool> more = false, over = false;
  {
    std::vector<std::jthread> guests;
    for (std::uint64_t i = 0; i < 3; ++i)
      guests.emplace_back([&, i] {
        for (int round = 0; round < 20 * s.scale(); ++round) {
          over = over || house->sessions.open_now() > 2;
          const auto key = house->sessions.open(Device(i));
          if (!key) continue;
          int allowed = 0;
          for (int request = 0; request < 7; ++request)
            allowed += revealed(house->sessions.use(Device(i), *key));
          more = more || allowed != 5;
          house->sessions.close(Device(i), *key);
        }
      });
  }
  s.check(!more, kQuota);
  s.check(!over, kMost);
  s.check(house->sessions.open_now() == 0, "open_now() says how many are open");
}

void full_house(Scenario& s) {
  const auto house = open_house(s, 3, 1min, 1);
  const auto open = [&](std::uint64_t name) { return house->sessions.open(Device(name)); };
  const auto first = open(1);
  house->machine.move(30s);
  s.check(first && open(2) && open(3), kOpened);
  s.check(!open(4) && house->sessions.open_now() == 3, kMost);
  s.check(open(2).has_value(), "a device's own session takes no room from its next one");
  house->machine.move(30s);
  s.check(house->sessions.open_now() == 2, "sessions end when they are `life` old");
  s.check(open(4) && !open(5), "a session that has ended makes room for one");
}
