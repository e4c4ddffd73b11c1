// A ring of times for each client, which grows with what the client needs, and a calendar of who
// was let in last when.
#include <algorithm>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <vector>

#include "api.hpp"

namespace rate_limiter {

namespace {

class Ring {
 public:
  bool full(std::size_t limit) const { return count_ == limit; }
  Time oldest() const { return times_[first_]; }
  Time latest() const { return times_[(first_ + count_ - 1) % times_.size()]; }
  void drop_oldest() {
    first_ = (first_ + 1) % times_.size();
    --count_;
  }
  void add(Time time, std::size_t limit) {
    if (count_ == times_.size()) grow(std::min(limit, 2 * count_ + 1));
    times_[(first_ + count_++) % times_.size()] = time;
  }
  bool empty() const { return count_ == 0; }

 private:
  void grow(std::size_t size) {
    std::rotate(times_.begin(), times_.begin() + static_cast<std::ptrdiff_t>(first_), times_.end());
    first_ = 0;
    times_.resize(size);
  }

  std::vector<Time> times_;
  std::size_t first_ = 0, count_ = 0;
};

}  // namespace

struct Windows::Impl {
  struct Client {
    Ring ring;
    std::uint64_t id = 0;
    Client* older = nullptr;
    Client* newer = nullptr;
  };

  const std::size_t limit;
  const Time length;
  const Clock& clock;
  mutable std::shared_mutex mutex;
  Time latest = Time::min();
  std::unordered_map<std::uint64_t, Client> clients;
  Client *oldest = nullptr, *newest = nullptr;

  void take_out(Client& client) {
    (client.older ? client.older->newer : oldest) = client.newer;
    (client.newer ? client.newer->older : newest) = client.older;
  }
  void put_last(Client& client) {
    client.older = newest;
    client.newer = nullptr;
    (newest ? newest->newer : oldest) = &client;
    newest = &client;
  }
  void forget_the_old() {
    while (oldest && (latest - oldest->ring.latest()) / 3 >= length) {
      const std::uint64_t id = oldest->id;
      take_out(*oldest);
      clients.erase(id);
    }
  }
};

Windows::Windows(unsigned limit, Time length, const Clock& clock)
    : impl_(new Impl{limit, length, clock}) {}

Windows::~Windows() = default;

bool Windows::admit(std::uint64_t id) {
  std::lock_guard lock(impl_->mutex);
  const Time now = impl_->latest = std::max(impl_->latest, impl_->clock.now());
  impl_->forget_the_old();
  Impl::Client& client = impl_->clients[id];
  Ring& ring = client.ring;
  if (ring.full(impl_->limit) && now - ring.oldest() < impl_->length) return false;
  if (!ring.empty()) impl_->take_out(client);
  if (ring.full(impl_->limit)) ring.drop_oldest();
  ring.add(now, impl_->limit);
  client.id = id;
  impl_->put_last(client);
  return true;
}

std::size_t Windows::clients() const {
  std::shared_lock lock(impl_->mutex);
  return impl_->clients.size();
}

}  // namespace rate_limiter
