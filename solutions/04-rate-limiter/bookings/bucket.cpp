#include <condition_variable>
#include <mutex>

#include "api.hpp"

namespace rate_limiter {

constexpr std::int64_t kToken = 1'000'000'000;

struct Bucket::Impl {
  Impl(unsigned rate, unsigned size, const Clock& clock)
      : rate(rate), full(size * kToken), clock(clock), latest(clock.now()), level(full) {}

  const std::int64_t rate;
  const std::int64_t full;
  const Clock& clock;

  mutable std::mutex mutex;
  std::condition_variable due_soon;
  Time latest;         // that the clock has shown
  std::int64_t level;  // in billionths of a token; below nothing when tokens to come are booked
  std::size_t waiting = 0;
  bool closed = false;

  void refill() {
    const Time now = clock.now();
    if (now <= latest) return;
    const std::int64_t passed = (now - latest).count(), room = full - level;
    latest = now;
    level = passed > room / rate ? full : level + passed * rate;
  }
  /// When what was booked last has come.
  Time due() const { return latest + Time(level >= 0 ? 0 : (rate - 1 - level) / rate); }
};

Bucket::Bucket(unsigned rate, unsigned size, const Clock& clock)
    : impl_(std::make_unique<Impl>(rate, size, clock)) {}

Bucket::~Bucket() = default;

bool Bucket::try_take(unsigned tokens) {
  std::lock_guard lock(impl_->mutex);
  if (impl_->closed || impl_->waiting > 0) return false;
  impl_->refill();
  if (impl_->level < tokens * kToken) return false;
  impl_->level -= tokens * kToken;
  return true;
}

bool Bucket::take(unsigned tokens) {
  std::unique_lock lock(impl_->mutex);
  if (impl_->closed) return false;
  impl_->refill();
  impl_->level -= tokens * kToken;
  const Time due = impl_->due();
  ++impl_->waiting;
  while (!impl_->closed && impl_->latest < due) {
    impl_->due_soon.wait(lock);
    impl_->refill();
  }
  --impl_->waiting;
  return !impl_->closed;
}

std::size_t Bucket::waiting() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->waiting;
}

void Bucket::tick() {
  std::lock_guard lock(impl_->mutex);
  impl_->due_soon.notify_all();
}

void Bucket::close() {
  std::lock_guard lock(impl_->mutex);
  impl_->closed = true;
  impl_->due_soon.notify_all();
}

}  // namespace rate_limiter
