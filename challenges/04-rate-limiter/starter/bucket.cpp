#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>

#include "api.hpp"

namespace rate_limiter {

struct Bucket::Impl {
  Impl(unsigned rate, unsigned size, const Clock& clock)
      : rate(rate), size(size), clock(clock), last(clock.now()), tokens(size) {}

  const unsigned rate;
  const unsigned size;
  const Clock& clock;
  Time last;  // when tokens were added
  std::atomic<unsigned> tokens;
  std::mutex mutex;
  std::condition_variable later;
  std::atomic<unsigned> waiting = 0;
  std::atomic<bool> closed = false;

  void refill() {
    const Time now = clock.now();
    const unsigned long seconds =
        std::chrono::duration_cast<std::chrono::seconds>(now - last).count();
    tokens = static_cast<unsigned>(std::min<unsigned long>(size, tokens + seconds * rate));
    last = now;
  }
};

Bucket::Bucket(unsigned rate, unsigned size, const Clock& clock)
    : impl_(std::make_unique<Impl>(rate, size, clock)) {}

Bucket::~Bucket() = default;

bool Bucket::try_take(unsigned tokens) {
  if (impl_->closed) return false;
  impl_->refill();
  if (impl_->tokens < tokens) return false;
  impl_->tokens -= tokens;
  return true;
}

bool Bucket::take(unsigned tokens) {
  std::unique_lock lock(impl_->mutex);
  ++impl_->waiting;
  while (!impl_->closed && !try_take(tokens)) impl_->later.wait(lock);
  --impl_->waiting;
  return !impl_->closed;
}

std::size_t Bucket::waiting() const {
  return impl_->waiting;
}

void Bucket::tick() {
  impl_->later.notify_all();
}

void Bucket::close() {
  impl_->closed = true;
  impl_->later.notify_all();
}

}  // namespace rate_limiter
