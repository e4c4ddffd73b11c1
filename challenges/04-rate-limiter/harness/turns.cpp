// Who waits for a bucket's tokens, whatever the repair looks like: whom the tick and the end wake,
// and in which order they are served.
#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "shop.hpp"

using namespace rate_limiter;
using namespace std::chrono_literals;
using ccgrade::Scenario;

void woken_by_the_tick(Scenario& s) {
  const auto shop = open_shop(s, 1, 1);
  shop->bucket.try_take(1);
  std::jthread taker(
      [&] { s.check(shop->bucket.take(1), "take() is served when tokens are there"); });
  shop->clock.move(1s);
  shop->bucket.tick();
  taker.join();
  s.check(!shop->bucket.try_take(1), kNeverMore);
}

void woken_by_the_end(Scenario& s) {
  const auto shop = open_shop(s, 1, 1);
  shop->bucket.try_take(1);
  std::jthread taker([&] { s.check(!shop->bucket.take(1), "take() is false after close()"); });
  shop->bucket.close();
  taker.join();
  s.check(shop->bucket.waiting() == 0, "nobody waits after close()");
  shop->clock.move(1s);
  s.check(!shop->bucket.take(1) && !shop->bucket.try_take(1), "nobody is served after close()");
}

void two_wait(Scenario& s) {
  const auto shop = open_shop(s, 1, 1);
  shop->bucket.try_take(1);
  std::atomic<int> taken = 0;
  const auto take = [&] { taken += shop->bucket.take(1); };
  std::jthread first(take), second(take);
  for (int i = 0; i < 2; ++i) {
    shop->clock.move(1s);
    shop->bucket.tick();
  }
  shop->bucket.close();
  first.join();
  second.join();
  s.check(taken <= 2, kNeverMore);
}

void one_tick_for_three(Scenario& s) {
  const auto shop = open_shop(s, 1, 3);
  shop->bucket.try_take(3);
  std::atomic<int> taken = 0;
  const auto take = [&] { taken += shop->bucket.take(1); };
  {
    std::jthread first(take), second(take), third(take);
    shop->clock.move(3s);
    shop->bucket.tick();
  }
  s.check(taken == 3, "take() is served when tokens are there");
}

void two_wait_for_the_end(Scenario& s) {
  const auto shop = open_shop(s, 1, 1);
  shop->bucket.try_take(1);
  std::atomic<int> taken = 0;
  const auto take = [&] { taken += shop->bucket.take(1); };
  std::jthread first(take), second(take);
  shop->bucket.close();
  first.join();
  second.join();
  s.check(taken == 0, "nobody is served after close()");
}

void no_snatching(Scenario& s) {
  const auto shop = open_shop(s, 1, 1);
  shop->bucket.try_take(1);
  std::jthread taker([&] { shop->bucket.take(1); });
  if (shop->bucket.waiting() == 1) {
    shop->clock.move(1s);
    s.check(!shop->bucket.try_take(1) || shop->bucket.waiting() == 0,
            "try_take() takes nothing while somebody waits in take()");
  }
  shop->bucket.close();
}

void large_is_not_starved(Scenario& s) {
  const auto shop = open_shop(s, 1, 5);
  shop->bucket.try_take(5);
  std::atomic<bool> large_done = false, small_done = false;
  std::jthread large([&] { large_done = shop->bucket.take(5); });
  s.check(comes_true([&] { return shop->bucket.waiting() == 1; }), kWaiting);
  std::jthread small([&] { small_done = shop->bucket.take(1); });
  s.check(comes_true([&] { return shop->bucket.waiting() == 2; }), kWaiting);
  for (int i = 0; i < 4; ++i) {
    shop->clock.move(1s);
    shop->bucket.tick();
    s.check(!shop->bucket.try_take(1), "try_take() takes nothing while somebody waits in take()");
  }
  shop->clock.move(1s);
  shop->bucket.tick();
  s.check(comes_true([&] { return large_done.load(); }), "whoever calls first is served first");
  s.check(!small_done, "whoever calls first is served first");
  shop->clock.move(1s);
  shop->bucket.tick();
  s.check(comes_true([&] { return small_done.load(); }), "everybody is served in the end");
  shop->bucket.close();
}

void served_in_their_order(Scenario& s) {
  constexpr unsigned kTakers = 6;
  const auto shop = open_shop(s, 1, 3);
  shop->bucket.try_take(3);
  std::vector<std::atomic<bool>> done(kTakers);
  std::vector<std::jthread> takers;
  for (unsigned i = 0; i < kTakers; ++i) {
    takers.emplace_back([&, i] { done[i] = shop->bucket.take(1 + i % 3); });
    s.check(comes_true([&] { return shop->bucket.waiting() == i + 1; }), kWaiting);
  }
  for (unsigned i = 0; i < kTakers; ++i) {
    for (unsigned token = 0; token < 1 + i % 3; ++token) {
      shop->clock.move(1s);
      shop->bucket.tick();
    }
    s.check(comes_true([&] { return done[i].load(); }), "whoever calls first is served first");
    s.check(std::none_of(done.begin() + i + 1, done.end(),
                         [](const auto& each) { return each.load(); }),
            "whoever calls first is served first");
  }
  shop->bucket.close();
}
