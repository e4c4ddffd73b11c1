// A clock whose hands the scenario moves, and how to wait for what threads come to.
#pragma once
#include <atomic>
#include <chrono>
#include <thread>

#include "api.hpp"

/// Begins a good while after the moment that it counts from.
class Hands : public rate_limiter::Clock {
 public:
  rate_limiter::Time now() const override { return rate_limiter::Time(now_.load()); }
  /// Negative: somebody sets it back.
  void move(rate_limiter::Time time) { now_ += time.count(); }

 private:
  std::atomic<std::int64_t> now_ = 1'000'000'000'000'000;
};

/// Does it become true, now or soon?
template <class Condition>
bool comes_true(const Condition& condition) {
  for (int i = 0; i < 2'000 && !condition(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return condition();
}
