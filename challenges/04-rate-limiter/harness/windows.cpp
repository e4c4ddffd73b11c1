// What must hold of the windows: who is let in, when, and how much is kept of whom.
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <barrier>
#include <memory>
#include <thread>
#include <vector>

#include "api.hpp"
#include "hands.hpp"
#include "scenario.hpp"

using namespace rate_limiter;
using namespace std::chrono_literals;
using ccgrade::Scenario;

namespace {

struct Door {
  Door(unsigned limit, Time length) : windows(limit, length, clock) {}
  Hands clock;
  Windows windows;
};

std::shared_ptr<Door> open_door(Scenario& s, unsigned limit, Time length) {
  auto door = std::make_shared<Door>(limit, length);
  s.keep_until_exit(door);
  return door;
}

/// One client's window by the book.
class Book {
 public:
  Book(std::size_t limit, Time length) : limit_(limit), length_(length) {}
  bool admit(Time now) {
    std::erase_if(let_in_, [&](Time time) { return now - time >= length_; });
    if (let_in_.size() >= limit_) return false;
    let_in_.push_back(now);
    return true;
  }

 private:
  std::size_t limit_;
  Time length_;
  std::vector<Time> let_in_;
};

int let_in(Windows& windows, std::uint64_t client, int asks) {
  int in = 0;
  for (int i = 0; i < asks; ++i) in += windows.admit(client);
  return in;
}

constexpr const char* kNeverMore = "nobody is let in more often than the limit within the length";
constexpr const char* kLetIn = "whoever may be let in is";

}  // namespace

void two_at_the_door(Scenario& s) {
  const auto door = open_door(s, 1, 1s);
  std::atomic<int> in = 0;
  const auto ask = [&] { in += door->windows.admit(7); };
  {
    std::jthread first(ask), second(ask);
  }
  s.check(in <= 1, kNeverMore);
  s.check(in >= 1, kLetIn);
}

void two_new_clients(Scenario& s) {
  const auto door = open_door(s, 1, 1s);
  std::atomic<int> in = 0;
  {
    std::jthread first([&] { in += door->windows.admit(7); });
    std::jthread second([&] { in += door->windows.admit(8); });
  }
  s.check(in == 2, kLetIn);
  s.check(door->windows.clients() == 2, "clients() says of how many clients something is kept");
}

void as_the_book_says(Scenario& s) {
  const auto door = open_door(s, 3, 1s);
  std::vector<Book> books(3, Book(3, 1s));
  bool more = false, less = false;
  for (int i = 0; i < 500 * s.scale(); ++i) {
    door->clock.move(std::chrono::milliseconds(100 * s.rng().below(4)));
    const std::size_t client = s.rng().below(books.size());
    const bool should = books[client].admit(door->clock.now());
    const bool is = door->windows.admit(client);
    more |= is && !should;
    less |= should && !is;
  }
  s.check(!more, kNeverMore);
  s.check(!less, kLetIn);
}

void across_an_edge(Scenario& s) {
  const auto door = open_door(s, 5, 1s);
  door->clock.move(900ms);
  s.check(let_in(door->windows, 1, 9) == 5, kLetIn);
  door->clock.move(200ms);
  s.check(let_in(door->windows, 1, 9) == 0, kNeverMore);
  door->clock.move(799ms);
  s.check(let_in(door->windows, 1, 9) == 0, kNeverMore);
  door->clock.move(1ms);
  s.check(let_in(door->windows, 1, 9) == 5, kLetIn);
}

void eager_client(Scenario& s) {
  const auto door = open_door(s, 2, 1s);
  int in = 0;
  for (int i = 0; i < 100; ++i) {
    in += let_in(door->windows, 1, 3);
    door->clock.move(100ms);
  }
  s.check(in <= 20, kNeverMore);
  s.check(in >= 20, "being turned away counts for nothing");
}

void door_clock_set_back(Scenario& s) {
  const auto door = open_door(s, 2, 1s);
  s.check(let_in(door->windows, 1, 5) == 2, kLetIn);
  door->clock.move(-1h);
  s.check(let_in(door->windows, 1, 5) == 0, kNeverMore);
  door->clock.move(1h);
  s.check(let_in(door->windows, 1, 5) == 0, kNeverMore);
  door->clock.move(1s);
  s.check(let_in(door->windows, 1, 5) == 2, kLetIn);
  door->clock.move(-1h);
  s.check(let_in(door->windows, 2, 5) == 2, kLetIn);
  door->clock.move(1h);
  s.check(let_in(door->windows, 2, 5) == 0, "a time that was shown before is not counted again");
}

void crowd_at_the_door(Scenario& s) {
  constexpr int kThreads = 3, kClients = 4;
  const auto door = open_door(s, 3, 1s);
  std::vector<Book> books(kClients, Book(3, 1s));
  std::vector<std::atomic<int>> in(kClients);
  const int rounds = 10 * std::max(1, s.scale());
  std::barrier begin(kThreads + 1), end(kThreads + 1);
  std::vector<std::jthread> guests;
  for (int i = 0; i < kThreads; ++i)
    guests.emplace_back([&] {
      for (int round = 0; round < rounds; ++round) {
        begin.arrive_and_wait();
        for (std::size_t client = 0; client < kClients; ++client)
          in[client] += let_in(door->windows, client, 4);
        end.arrive_and_wait();
      }
    });
  bool more = false, less = false, known = true;
  for (int round = 0; round < rounds; ++round) {
    door->clock.move(std::chrono::milliseconds(s.rng().below(900)));
    begin.arrive_and_wait();
    known &= door->windows.clients() <= kClients;
    end.arrive_and_wait();
    for (std::size_t client = 0; client < kClients; ++client) {
      int should = 0;
      while (books[client].admit(door->clock.now())) ++should;
      const int is = in[client].exchange(0);
      more |= is > should;
      less |= is < should;
    }
  }
  s.check(!more, kNeverMore);
  s.check(!less, kLetIn);
  s.check(known, "clients() says of how many anything is kept");
}

void guests_are_forgotten(Scenario& s) {
  constexpr std::uint64_t kGuests = 20'000;
  const auto door = open_door(s, 2, 1s);
  std::size_t most = 0;
  for (std::uint64_t guest = 0; guest < kGuests; ++guest) {
    door->windows.admit(guest * 7919);
    most = std::max(most, door->windows.clients());
    door->clock.move(1ms);
  }
  s.check(most <= 3'001, "nothing is kept of whoever was not let in for three times the length");
  door->clock.move(1h);
  door->windows.admit(1);
  s.check(door->windows.clients() == 1,
          "nothing is kept of whoever was not let in for three times the length");
}

void regular_guest(Scenario& s) {
  const auto door = open_door(s, 100, 1s);
  const auto ask = [&](int times) {
    bool all = true;
    for (int i = 0; i < times; ++i) {
      all &= door->windows.admit(1);
      door->clock.move(20ms);
    }
    return all;
  };
  const auto in_use = [] {
    const auto heap = mallinfo2();
    return heap.uordblks + heap.hblkhd;
  };
  s.check(ask(1'000), kLetIn);
  const std::size_t before = in_use();
  s.check(ask(20'000), kLetIn);
  s.check(in_use() <= before + 50'000, "of one client no more than `limit` times are kept");
}
