#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "api.hpp"

namespace rate_limiter {

namespace {

using Times = std::deque<Time>;

/// Some of the clients, with a lock of their own. They are kept in two generations, and the older
/// one is dropped when its youngest member is older than the length.
class Shard {
 public:
  bool admit(std::uint64_t client, std::size_t limit, Time length, Time shown) {
    std::lock_guard lock(mutex_);
    const Time now = latest_ = std::max(latest_, shown);
    change_generation(length);
    Times& times = times_of(client);
    while (!times.empty() && now - times.front() >= length) times.pop_front();
    if (times.size() >= limit) return false;
    times.push_back(now);
    return true;
  }
  void drop_old(Time length, Time shown) {
    std::lock_guard lock(mutex_);
    latest_ = std::max(latest_, shown);
    change_generation(length);
  }
  std::size_t size() const {
    std::lock_guard lock(mutex_);
    return young_.size() + old_.size();
  }

 private:
  using Clients = std::unordered_map<std::uint64_t, Times>;

  void change_generation(Time length) {
    if (latest_ - young_since_ < length) return;
    old_ = latest_ - young_since_ < 2 * length ? std::move(young_) : Clients();
    young_ = Clients();
    young_since_ = latest_;
  }
  Times& times_of(std::uint64_t client) {
    Times& times = young_[client];
    if (auto old = old_.extract(client)) times = std::move(old.mapped());
    return times;
  }

  mutable std::mutex mutex_;
  Time latest_{0}, young_since_{0};
  Clients young_, old_;
};

}  // namespace

struct Windows::Impl {
  const unsigned limit;
  const Time length;
  const Clock& clock;
  std::atomic<std::int64_t> latest = clock.now().count();
  std::atomic<std::int64_t> next_sweep = 0;
  std::array<Shard, 8> shards = {};

  Time latest_now() {
    const std::int64_t now = clock.now().count();
    std::int64_t known = latest;
    while (known < now && !latest.compare_exchange_weak(known, now)) continue;
    return Time(std::max(known, now));
  }

  /// A shard that nobody comes to would keep its clients: once in a length, somebody looks at all.
  void sweep(Time now) {
    std::int64_t due = next_sweep;
    if (now.count() < due || !next_sweep.compare_exchange_strong(due, (now + length).count()))
      return;
    for (Shard& shard : shards) shard.drop_old(length, now);
  }
};

Windows::Windows(unsigned limit, Time length, const Clock& clock)
    : impl_(new Impl{limit, length, clock}) {}

Windows::~Windows() = default;

bool Windows::admit(std::uint64_t client) {
  const Time now = impl_->latest_now();
  impl_->sweep(now);
  return impl_->shards[client % impl_->shards.size()].admit(client, impl_->limit, impl_->length,
                                                            now);
}

std::size_t Windows::clients() const {
  std::size_t all = 0;
  for (const Shard& shard : impl_->shards) all += shard.size();
  return all;
}

}  // namespace rate_limiter
