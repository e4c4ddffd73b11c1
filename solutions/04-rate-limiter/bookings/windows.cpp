#include <algorithm>
#include <list>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "api.hpp"

namespace rate_limiter {

namespace {

/// When a client was let in the last times: a ring, of which only the oldest place is looked at.
struct Client {
  std::uint64_t id = 0;
  std::vector<Time> times;  // as many as the limit, once it has been in so often
  std::size_t oldest = 0;
  Time last{};
};

}  // namespace

struct Windows::Impl {
  Impl(unsigned limit, Time length, const Clock& clock)
      : limit(limit), length(length), clock(clock), latest(clock.now()) {}

  const std::size_t limit;
  const Time length;
  const Clock& clock;

  mutable std::mutex mutex;
  Time latest;                // that the clock has shown
  std::list<Client> by_last;  // whoever was let in longest ago is first
  std::unordered_map<std::uint64_t, std::list<Client>::iterator> clients;

  void forget() {
    while (!by_last.empty() && latest - by_last.front().last >= length) {
      clients.erase(by_last.front().id);
      by_last.pop_front();
    }
  }
  void let_in(std::list<Client>::iterator client) {
    if (client->times.size() < limit) {
      client->times.push_back(latest);
    } else {
      client->times[client->oldest] = latest;
      client->oldest = (client->oldest + 1) % limit;
    }
    client->last = latest;
    by_last.splice(by_last.end(), by_last, client);
  }
};

Windows::Windows(unsigned limit, Time length, const Clock& clock)
    : impl_(std::make_unique<Impl>(limit, length, clock)) {}

Windows::~Windows() = default;

bool Windows::admit(std::uint64_t id) {
  std::lock_guard lock(impl_->mutex);
  impl_->latest = std::max(impl_->latest, impl_->clock.now());
  impl_->forget();
  const auto [entry, is_new] = impl_->clients.try_emplace(id);
  if (is_new) entry->second = impl_->by_last.insert(impl_->by_last.end(), Client{id, {}, 0, {}});
  const Client& client = *entry->second;
  const bool full = client.times.size() == impl_->limit;
  if (full && impl_->latest - client.times[client.oldest] < impl_->length) return false;
  impl_->let_in(entry->second);
  return true;
}

std::size_t Windows::clients() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->clients.size();
}

}  // namespace rate_limiter
