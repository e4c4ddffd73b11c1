#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>

#include "api.hpp"

namespace rate_limiter {

/// In billionths: a rate of tokens per second is as many of them per nanosecond, with no rest.
constexpr std::uint64_t kToken = 1'000'000'000;

struct Bucket::Impl {
  Impl(unsigned rate, unsigned size, const Clock& clock)
      : rate(rate), full(size * kToken), clock(clock), latest(clock.now()), level(full) {}

  const std::uint64_t rate;
  const std::uint64_t full;
  const Clock& clock;

  mutable std::mutex mutex;
  std::condition_variable turn;
  Time latest;  // that the clock has shown
  std::atomic<std::uint64_t> level;
  std::size_t next_ticket = 0;
  std::size_t first_in_line = 0;  // ticket of whoever is served next
  bool closed = false;

  void refill() {
    const Time now = clock.now();
    if (now <= latest) return;
    const auto passed = static_cast<std::uint64_t>((now - latest).count());
    latest = now;
    const std::uint64_t room = full - level;
    level = passed > room / rate ? full : level + passed * rate;  // the product has room then
  }
  bool take_now(unsigned tokens) {
    refill();
    if (level < tokens * kToken) return false;
    level -= tokens * kToken;
    return true;
  }
  /// The level is an atomic, so a take without waiting need not stand at the mutex for it.
  bool take_unlocked(unsigned tokens) {
    {
      std::lock_guard lock(mutex);
      if (closed || first_in_line != next_ticket) return false;
      refill();
    }
    if (level < tokens * kToken) return false;
    level -= tokens * kToken;
    return true;
  }
};

Bucket::Bucket(unsigned rate, unsigned size, const Clock& clock)
    : impl_(std::make_unique<Impl>(rate, size, clock)) {}

Bucket::~Bucket() = default;

bool Bucket::try_take(unsigned tokens) {
  return impl_->take_unlocked(tokens);
}

bool Bucket::take(unsigned tokens) {
  std::unique_lock lock(impl_->mutex);
  const std::size_t ticket = impl_->next_ticket++;
  while (!impl_->closed) {
    if (ticket == impl_->first_in_line && impl_->take_now(tokens)) {
      ++impl_->first_in_line;
      impl_->turn.notify_all();
      return true;
    }
    impl_->turn.wait(lock);
  }
  return false;
}

std::size_t Bucket::waiting() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->closed ? 0 : impl_->next_ticket - impl_->first_in_line;
}

void Bucket::tick() {
  std::lock_guard lock(impl_->mutex);  // nobody is between the look and the sleep now
  impl_->turn.notify_all();
}

void Bucket::close() {
  std::lock_guard lock(impl_->mutex);
  impl_->closed = true;
  impl_->turn.notify_all();
}

}  // namespace rate_limiter
