// Clients stand in a line by the time at which they were let in last; the oldest are forgotten.
#include <algorithm>
#include <deque>
#include <list>
#include <mutex>
#include <unordered_map>

#include "api.hpp"

namespace rate_limiter {

struct Windows::Impl {
  struct Client {
    std::deque<Time> let_in;
    std::list<std::uint64_t>::iterator place;
  };

  const std::size_t limit;
  const Time length;
  const Clock& clock;
  std::mutex mutex;
  Time latest = Time::min();
  std::unordered_map<std::uint64_t, Client> clients;
  std::list<std::uint64_t> by_last;  // the longest ago in front

  void forget() {
    while (!by_last.empty()) {
      const auto oldest = clients.find(by_last.front());
      if ((latest - oldest->second.let_in.back()) / 3 < length) return;
      clients.erase(oldest);
      by_last.pop_front();
    }
  }
};

Windows::Windows(unsigned limit, Time length, const Clock& clock)
    : impl_(new Impl{limit, length, clock}) {}

Windows::~Windows() = default;

bool Windows::admit(std::uint64_t id) {
  std::lock_guard lock(impl_->mutex);
  impl_->latest = std::max(impl_->latest, impl_->clock.now());
  impl_->forget();
  const auto [entry, is_new] = impl_->clients.try_emplace(id);
  Impl::Client& client = entry->second;
  if (is_new) client.place = impl_->by_last.insert(impl_->by_last.end(), id);
  while (!client.let_in.empty() && impl_->latest - client.let_in.front() >= impl_->length)
    client.let_in.pop_front();
  if (client.let_in.size() >= impl_->limit) return false;
  client.let_in.push_back(impl_->latest);
  impl_->by_last.splice(impl_->by_last.end(), impl_->by_last, client.place);
  return true;
}

std::size_t Windows::clients() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->clients.size();
}

}  // namespace rate_limiter
