// Whoever moves the time on hands out the tokens; who waits looks at a place of its own alone.
#include <condition_variable>
#include <list>
#include <mutex>

#include "api.hpp"

namespace rate_limiter {

struct Bucket::Impl {
  struct Place {
    std::uint64_t wanted;
    bool served = false;
    std::condition_variable called{};
  };

  Impl(unsigned rate, unsigned size, const Clock& clock)
      : rate(rate), full(size * kToken), clock(clock), level(full), latest(clock.now()) {}

  static constexpr std::uint64_t kToken = 1'000'000'000;
  const std::uint64_t rate, full;
  const Clock& clock;
  std::mutex mutex;
  std::uint64_t level;
  Time latest;
  std::list<Place*> line;
  bool closed = false;

  void refill() {
    const Time now = clock.now();
    if (now <= latest) return;
    const auto passed = static_cast<std::uint64_t>((now - latest).count());
    latest = now;
    const std::uint64_t until_full = (full - level + rate - 1) / rate;
    level = passed >= until_full ? full : level + passed * rate;
  }
  bool pour(std::uint64_t wanted) {
    if (wanted > level) return false;
    level -= wanted;
    return true;
  }
  void serve() {
    refill();
    while (!line.empty() && pour(line.front()->wanted)) {
      line.front()->served = true;
      line.front()->called.notify_one();
      line.pop_front();
    }
  }
};

Bucket::Bucket(unsigned rate, unsigned size, const Clock& clock)
    : impl_(std::make_unique<Impl>(rate, size, clock)) {}

Bucket::~Bucket() = default;

bool Bucket::try_take(unsigned tokens) {
  std::lock_guard lock(impl_->mutex);
  if (impl_->closed || !impl_->line.empty()) return false;
  impl_->refill();
  return impl_->pour(tokens * Impl::kToken);
}

bool Bucket::take(unsigned tokens) {
  std::unique_lock lock(impl_->mutex);
  if (impl_->closed) return false;
  Impl::Place place{tokens * Impl::kToken};
  impl_->line.push_back(&place);
  impl_->serve();
  place.called.wait(lock, [&] { return place.served || impl_->closed; });
  return place.served;
}

std::size_t Bucket::waiting() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->line.size();
}

void Bucket::tick() {
  std::lock_guard lock(impl_->mutex);
  impl_->serve();
}

void Bucket::close() {
  std::lock_guard lock(impl_->mutex);
  impl_->closed = true;
  for (Impl::Place* place : impl_->line) place->called.notify_one();
  impl_->line.clear();
}

}  // namespace rate_limiter
