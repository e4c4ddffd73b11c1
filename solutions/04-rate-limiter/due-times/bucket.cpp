#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>

#include "api.hpp"

namespace rate_limiter {

struct Bucket::Impl {
  Impl(unsigned rate, unsigned size, const Clock& clock)
      : rate(rate),
        to_fill(time_of(size)),
        clock(clock),
        latest(clock.now().count()),
        full_at(latest.load()) {}

  const unsigned rate;
  const std::int64_t to_fill;  // nanoseconds, from empty
  const Clock& clock;
  std::atomic<std::int64_t> latest;   // that the clock has shown
  std::atomic<std::int64_t> full_at;  // when the bucket will be full: all that is to be known of it
  std::atomic<std::size_t> waiting = 0;
  std::atomic<bool> closed = false;

  std::mutex line;  // held by whoever is first in line, and by who looks at the line
  std::condition_variable turn;
  std::size_t next_ticket = 0, first_in_line = 0;

  /// How long it takes until so many tokens have come. Of one it is rounded up, so that never too
  /// many do; a rate of a million loses nothing, and no other rate a thousandth.
  std::int64_t time_of(std::int64_t tokens) const {
    constexpr std::int64_t kSecond = 1'000'000'000;
    return tokens * ((kSecond + rate - 1) / rate);
  }
  std::int64_t latest_now() {
    const std::int64_t now = clock.now().count();
    std::int64_t known = latest;
    while (known < now && !latest.compare_exchange_weak(known, now)) continue;
    return std::max(known, now);
  }
  bool take_now(unsigned tokens) {
    const std::int64_t now = latest_now();
    std::int64_t before = full_at, after = 0;
    do {
      after = std::max(before, now) + time_of(tokens);
      if (after - now > to_fill) return false;
    } while (!full_at.compare_exchange_weak(before, after));
    return true;
  }
};

Bucket::Bucket(unsigned rate, unsigned size, const Clock& clock)
    : impl_(std::make_unique<Impl>(rate, size, clock)) {}

Bucket::~Bucket() = default;

bool Bucket::try_take(unsigned tokens) {
  return impl_->waiting == 0 && !impl_->closed && impl_->take_now(tokens);
}

bool Bucket::take(unsigned tokens) {
  std::unique_lock lock(impl_->line);
  ++impl_->waiting;
  const std::size_t ticket = impl_->next_ticket++;
  while (!impl_->closed) {
    if (ticket == impl_->first_in_line && impl_->take_now(tokens)) break;
    impl_->turn.wait(lock);
  }
  --impl_->waiting;
  if (impl_->closed) return false;
  ++impl_->first_in_line;
  impl_->turn.notify_all();
  return true;
}

std::size_t Bucket::waiting() const {
  return impl_->closed ? 0 : impl_->waiting.load();
}

void Bucket::tick() {
  std::lock_guard lock(impl_->line);
  impl_->turn.notify_all();
}

void Bucket::close() {
  std::lock_guard lock(impl_->line);
  impl_->closed = true;
  impl_->turn.notify_all();
}

}  // namespace rate_limiter
