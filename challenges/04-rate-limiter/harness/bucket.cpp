// What must hold of every bucket, whatever the repair looks like: how many tokens come out, and
// when.
#include <algorithm>
#include <atomic>
#include <barrier>
#include <thread>
#include <vector>

#include "shop.hpp"

using namespace rate_limiter;
using namespace std::chrono_literals;
using ccgrade::Scenario;

namespace {

/// Takes single tokens until there are none.
int take_all(Bucket& bucket, int most = 1'000) {
  int taken = 0;
  while (taken < most && bucket.try_take(1)) ++taken;
  return taken;
}

/// The tokens of a bucket by the book, in billionths.
class Book {
 public:
  Book(std::int64_t rate, std::int64_t size) : rate_(rate), full_(size * kToken), level_(full_) {}
  void pass(Time time) { level_ = std::min(full_, level_ + rate_ * time.count()); }
  long take_all() {
    const std::int64_t whole = level_ / kToken;
    level_ -= whole * kToken;
    return static_cast<long>(whole);
  }

 private:
  static constexpr std::int64_t kToken = 1'000'000'000;
  std::int64_t rate_, full_, level_;
};

}  // namespace

void two_takers(Scenario& s) {
  const auto shop = open_shop(s, 1, 1);
  std::atomic<int> taken = 0;
  const auto take = [&] { taken += shop->bucket.try_take(1); };
  {
    std::jthread first(take), second(take);
  }
  s.check(taken <= 1, kNeverMore);
  s.check(taken >= 1, kNotLost);
}

void takers_while_tokens_come(Scenario& s) {
  const auto shop = open_shop(s, 1, 2);
  shop->bucket.try_take(1);
  std::atomic<int> taken = 0;
  const auto take = [&] { taken += shop->bucket.try_take(1); };
  {
    std::jthread first(take), second(take);
    shop->clock.move(1s);
  }
  taken += take_all(shop->bucket, 3);
  s.check(taken <= 2, kNeverMore);
  s.check(taken >= 2, kNotLost);
}

void many_takers(Scenario& s) {
  constexpr int kThreads = 3;
  const auto shop = open_shop(s, 7, 5);
  Book book(7, 5);
  std::atomic<int> taken = 0;
  long all = 0, by_the_book = 0;
  const int rounds = 20 * std::max(1, s.scale());
  std::barrier begin(kThreads + 1), end(kThreads + 1);
  std::vector<std::jthread> takers;
  for (int i = 0; i < kThreads; ++i)
    takers.emplace_back([&] {
      for (int round = 0; round < rounds; ++round) {
        begin.arrive_and_wait();
        taken += take_all(shop->bucket, 10);
        end.arrive_and_wait();
      }
    });
  bool more = false, nobody_waits = true;
  for (int round = 0; round < rounds; ++round) {
    const Time passed = std::chrono::milliseconds(s.rng().below(400));
    shop->clock.move(passed);
    book.pass(passed);
    begin.arrive_and_wait();
    nobody_waits &= shop->bucket.waiting() == 0;
    end.arrive_and_wait();
    all += taken.exchange(0);
    by_the_book += book.take_all();
    more |= all > by_the_book;
  }
  s.check(nobody_waits, kWaiting);
  s.check(!more, kNeverMore);
  s.check(100 * all >= 99 * by_the_book - 100, kNotLost);
}

void fractions_are_kept(Scenario& s) {
  for (const unsigned rate : {1U, 3U, 700'000U}) {
    const auto shop = open_shop(s, rate, 10);
    const Time step = Time(300'000'000) / rate;  // a third of a token, nearly
    take_all(shop->bucket, 10);
    int taken = 0;
    bool more = false;
    for (int i = 1; i <= 1'000; ++i) {
      shop->clock.move(step);
      taken += shop->bucket.try_take(1);
      more |= 1'000'000'000 * std::int64_t{taken} > i * step.count() * rate;
    }
    s.check(!more, kNeverMore);
    s.check(taken >= 296, "fractions of a token are kept");
  }
}

void large_and_small_takes(Scenario& s) {
  const auto shop = open_shop(s, 2, 6);
  s.check(!shop->bucket.try_take(7), "nobody takes more than the bucket holds");
  s.check(shop->bucket.try_take(4), kNotLost);
  s.check(!shop->bucket.try_take(3), "who asks for more than there is gets none");
  s.check(shop->bucket.try_take(2), "who asks for more than there is takes none");
  shop->clock.move(1h);
  s.check(shop->bucket.try_take(6) && !shop->bucket.try_take(1),
          "a bucket holds as many tokens as its size");
}

void clock_set_back(Scenario& s) {
  const auto shop = open_shop(s, 1, 2);
  take_all(shop->bucket, 10);
  shop->clock.move(-1h);
  s.check(take_all(shop->bucket, 10) == 0, "a clock that is set back brings no tokens");
  for (int i = 0; i < 6; ++i) {
    shop->clock.move(10min);
    s.check(take_all(shop->bucket, 10) == 0, "a time that was shown before brings no tokens again");
  }
  shop->clock.move(1s);
  s.check(take_all(shop->bucket, 10) == 1, "tokens come again once the time is new");
}

void clock_set_back_from_full(Scenario& s) {
  const auto shop = open_shop(s, 1, 2);
  shop->clock.move(-1min);
  s.check(take_all(shop->bucket, 10) == 2, kNotLost);
  shop->clock.move(1min);
  s.check(take_all(shop->bucket, 10) == 0, "a time that was shown before brings no tokens again");
}

void after_a_long_pause(Scenario& s) {
  const auto shop = open_shop(s, 1'000'000, 7);
  take_all(shop->bucket, 10);
  for (const Time pause : {Time(5h), Time(24h * 365), Time(24h * 365 * 200)}) {
    shop->clock.move(pause);
    s.check(take_all(shop->bucket, 10) == 7,
            "after a long pause the bucket is full, and not fuller");
  }
}
