#include <atomic>
#include <list>
#include <mutex>
#include <unordered_map>

#include "api.hpp"
#include "same.hpp"

namespace security {

namespace {

/// Shared by the table and by those who use it: who has found it may go on with it, whatever
/// becomes of the table meanwhile.
struct Session {
  Session(const Device& device, const Secret& key, Time ends, unsigned quota)
      : device(device), key(key), ends(ends), left(quota) {}

  const Device device;
  const Secret key;
  const Time ends;
  std::atomic<unsigned> left;

  /// Look and take are one step: if another thread was faster, both are done again.
  bool take_one() {
    unsigned seen = left;
    while (seen > 0 && !left.compare_exchange_weak(seen, seen - 1)) continue;
    return seen > 0;
  }
};
using Sequence = std::list<std::shared_ptr<Session>>;

/// Which devices meet in one bucket, only this process knows.
struct KeyedHash {
  std::uint64_t seed;
  std::size_t operator()(const Device& device) const { return device.hash(seed); }
};

}  // namespace

struct Sessions::Impl {
  Impl(std::size_t most, Time life, unsigned quota, Machine& machine)
      : most(most),
        life(life),
        quota(quota),
        machine(machine),
        sessions(0, KeyedHash{machine.random_seed()}) {}

  const std::size_t most;
  const Time life;
  const unsigned quota;
  Machine& machine;
  std::mutex mutex;
  Sequence by_age;
  std::unordered_map<Device, Sequence::iterator, KeyedHash> sessions;

  void forget_ended() {
    const Time now = machine.now();
    while (!by_age.empty() && now >= by_age.front()->ends) {
      sessions.erase(by_age.front()->device);
      by_age.pop_front();
    }
  }
  std::shared_ptr<Session> find(const Device& device) {
    std::lock_guard lock(mutex);
    forget_ended();
    const auto found = sessions.find(device);
    return found == sessions.end() ? nullptr : *found->second;
  }
  /// Takes it out if it is still there.
  bool remove(const Session& session) {
    std::lock_guard lock(mutex);
    forget_ended();
    const auto found = sessions.find(session.device);
    if (found == sessions.end() || found->second->get() != &session) return false;
    by_age.erase(found->second);
    sessions.erase(found);
    return true;
  }
};

Sessions::Sessions(std::size_t most, Time life, unsigned quota, Machine& machine)
    : impl_(std::make_unique<Impl>(most, life, quota, machine)) {}

Sessions::~Sessions() = default;

std::optional<Secret> Sessions::open(const Device& device) {
  const Secret key = impl_->machine.random_key();
  std::lock_guard lock(impl_->mutex);
  impl_->forget_ended();
  const auto found = impl_->sessions.find(device);
  if (found != impl_->sessions.end()) {
    impl_->by_age.erase(found->second);
    impl_->sessions.erase(found);
  } else if (impl_->sessions.size() >= impl_->most) {
    return std::nullopt;
  }
  const Time ends = impl_->machine.now() + impl_->life;
  impl_->by_age.push_back(std::make_shared<Session>(device, key, ends, impl_->quota));
  impl_->sessions.emplace(device, std::prev(impl_->by_age.end()));
  return key;
}

bool Sessions::use(const Device& device, const Secret& key) {
  const std::shared_ptr<Session> session = impl_->find(device);
  return session && impl_->machine.decided(same(session->key, key)) && session->take_one();
}

bool Sessions::close(const Device& device, const Secret& key) {
  const std::shared_ptr<Session> session = impl_->find(device);
  return session && impl_->machine.decided(same(session->key, key)) && impl_->remove(*session);
}

std::size_t Sessions::open_now() const {
  std::lock_guard lock(impl_->mutex);
  impl_->forget_ended();
  return impl_->sessions.size();
}

}  // namespace security
