#include <algorithm>
#include <mutex>
#include <unordered_map>

#include "api.hpp"

namespace rate_limiter {

struct Windows::Impl {
  Impl(unsigned limit, Time length, const Clock& clock)
      : limit(limit), length(length), clock(clock), latest(clock.now()) {}

  const unsigned limit;
  const Time length;
  const Clock& clock;

  mutable std::mutex mutex;
  Time latest;  // that the clock has shown
  std::int64_t window = 0;
  std::unordered_map<std::uint64_t, unsigned> let_in;  // within this window
};

Windows::Windows(unsigned limit, Time length, const Clock& clock)
    : impl_(std::make_unique<Impl>(limit, length, clock)) {}

Windows::~Windows() = default;

bool Windows::admit(std::uint64_t client) {
  std::lock_guard lock(impl_->mutex);
  impl_->latest = std::max(impl_->latest, impl_->clock.now());
  const std::int64_t window = impl_->latest / impl_->length;
  if (window != impl_->window) impl_->let_in.clear();
  impl_->window = window;
  unsigned& times = impl_->let_in[client];
  if (times == impl_->limit) return false;
  ++times;
  return true;
}

std::size_t Windows::clients() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->let_in.size();
}

}  // namespace rate_limiter
