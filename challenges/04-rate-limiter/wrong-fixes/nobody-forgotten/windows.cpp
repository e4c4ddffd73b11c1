#include <algorithm>
#include <deque>
#include <mutex>
#include <unordered_map>

#include "api.hpp"

namespace rate_limiter {

namespace {

/// When a client was let in, oldest first; never more than the limit.
using Times = std::deque<Time>;
using Clients = std::unordered_map<std::uint64_t, Times>;

}  // namespace

struct Windows::Impl {
  Impl(unsigned limit, Time length, const Clock& clock)
      : limit(limit), length(length), clock(clock), latest(clock.now()) {}

  const unsigned limit;
  const Time length;
  const Clock& clock;

  mutable std::mutex mutex;
  Time latest;  // that the clock has shown
  Clients clients;
};

Windows::Windows(unsigned limit, Time length, const Clock& clock)
    : impl_(std::make_unique<Impl>(limit, length, clock)) {}

Windows::~Windows() = default;

bool Windows::admit(std::uint64_t client) {
  std::lock_guard lock(impl_->mutex);
  impl_->latest = std::max(impl_->latest, impl_->clock.now());
  Times& times = impl_->clients[client];
  while (!times.empty() && impl_->latest - times.front() >= impl_->length) times.pop_front();
  if (times.size() >= impl_->limit) return false;
  times.push_back(impl_->latest);
  return true;
}

std::size_t Windows::clients() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->clients.size();
}

}  // namespace rate_limiter
