// Everything that may serve somebody begins an epoch; who waits does so for the next one.
#include <algorithm>
#include <atomic>
#include <mutex>

#include "api.hpp"

namespace rate_limiter {

namespace {
constexpr std::int64_t kToken = 1'000'000'000;
}

struct Bucket::Impl {
  Impl(unsigned rate, unsigned size, const Clock& clock)
      : rate(rate), full(std::int64_t{size} * kToken), clock(clock), seen(clock.now()) {}

  const std::int64_t rate, full;
  const Clock& clock;
  std::mutex mutex;
  Time seen;
  std::int64_t missing = 0;  // until the bucket is full
  std::uint64_t drawn = 0, served = 0;
  bool closed = false;
  std::atomic<unsigned> epoch = 0;

  void next_epoch() {
    ++epoch;
    epoch.notify_all();
  }
  bool take_now(std::int64_t wanted) {
    const Time now = std::max(seen, clock.now());
    const std::int64_t passed = (now - seen).count();
    missing = passed > missing / rate ? 0 : missing - passed * rate;
    seen = now;
    if (full - missing < wanted) return false;
    missing += wanted;
    return true;
  }
};

Bucket::Bucket(unsigned rate, unsigned size, const Clock& clock)
    : impl_(std::make_unique<Impl>(rate, size, clock)) {}

Bucket::~Bucket() = default;

bool Bucket::try_take(unsigned tokens) {
  std::lock_guard lock(impl_->mutex);
  return !impl_->closed && impl_->drawn == impl_->served && impl_->take_now(tokens * kToken);
}

bool Bucket::take(unsigned tokens) {
  std::unique_lock lock(impl_->mutex);
  const std::uint64_t ticket = impl_->drawn++;
  for (;;) {
    if (impl_->closed) return false;
    if (ticket == impl_->served && impl_->take_now(tokens * kToken)) {
      ++impl_->served;
      impl_->next_epoch();
      return true;
    }
    const unsigned now = impl_->epoch;
    lock.unlock();
    impl_->epoch.wait(now);
    lock.lock();
  }
}

std::size_t Bucket::waiting() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->closed ? 0 : impl_->drawn - impl_->served;
}

void Bucket::tick() {
  std::lock_guard lock(impl_->mutex);
  impl_->next_epoch();
}

void Bucket::close() {
  std::lock_guard lock(impl_->mutex);
  impl_->closed = true;
  impl_->next_epoch();
}

}  // namespace rate_limiter
