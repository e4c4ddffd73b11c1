#include <algorithm>
#include <deque>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "api.hpp"

namespace rate_limiter {

namespace {

/// When a client was let in, oldest first; never more than the limit.
using Times = std::deque<Time>;
using Clients = std::unordered_map<std::uint64_t, Times>;

}  // namespace

struct Windows::Impl {
  Impl(unsigned limit, Time length, const Clock& clock)
      : limit(limit), length(length), clock(clock), latest(clock.now()), began(latest) {}

  const unsigned limit;
  const Time length;
  const Clock& clock;

  mutable std::mutex mutex;
  Time latest;  // that the clock has shown
  // Whoever has come since `began`, and whoever came in the length before, and not since.
  Time began;
  Clients recent, earlier;

  /// What is dropped is older than the length: nobody has come in since before `began`.
  void forget() {
    if (latest - began < length) return;
    earlier = latest - began < 2 * length ? std::move(recent) : Clients();
    recent = Clients();
    began = latest;
  }
  Times& times_of(std::uint64_t client) {
    const auto found = earlier.find(client);
    if (found == earlier.end()) return recent[client];
    Times& times = recent[client] = std::move(found->second);
    earlier.erase(found);
    return times;
  }
};

Windows::Windows(unsigned limit, Time length, const Clock& clock)
    : impl_(std::make_unique<Impl>(limit, length, clock)) {}

Windows::~Windows() = default;

bool Windows::admit(std::uint64_t client) {
  std::lock_guard lock(impl_->mutex);
  impl_->latest = std::max(impl_->latest, impl_->clock.now());
  impl_->forget();
  Times& times = impl_->times_of(client);
  std::erase_if(times, [&](Time time) { return impl_->latest - time >= impl_->length; });
  if (times.size() >= impl_->limit) return false;
  times.push_back(impl_->latest);
  return true;
}

std::size_t Windows::clients() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->recent.size() + impl_->earlier.size();
}

}  // namespace rate_limiter
