#include <list>
#include <map>
#include <mutex>

#include "api.hpp"
#include "same.hpp"

namespace security {

namespace {

struct Session {
  Device device;
  Secret key;
  Time ends;
  unsigned left;  // of the quota
};
using Sequence = std::list<Session>;

}  // namespace

struct Sessions::Impl {
  const std::size_t most;
  const Time life;
  const unsigned quota;
  Machine& machine;
  std::mutex mutex;
  Sequence by_age;  // the one that ends next is first
  // A tree stays flat, whatever is put into it; a table is as quick as those who call are friendly.
  std::map<Device, Sequence::iterator> sessions;

  void forget_ended() {
    const Time now = machine.now();
    while (!by_age.empty() && now >= by_age.front().ends) {
      sessions.erase(by_age.front().device);
      by_age.pop_front();
    }
  }
  /// Of the session that is open and has this key; the end when there is none.
  std::map<Device, Sequence::iterator>::iterator find(const Device& device, const Secret& key) {
    forget_ended();
    const auto found = sessions.find(device);
    const bool right = found != sessions.end() && machine.decided(same(found->second->key, key));
    return right ? found : sessions.end();
  }
};

Sessions::Sessions(std::size_t most, Time life, unsigned quota, Machine& machine)
    : impl_(new Impl{most, life, quota, machine, {}, {}, {}}) {}

Sessions::~Sessions() = default;

std::optional<Secret> Sessions::open(const Device& device) {
  std::lock_guard lock(impl_->mutex);
  impl_->forget_ended();
  auto found = impl_->sessions.find(device);
  if (found != impl_->sessions.end()) {
    impl_->by_age.erase(found->second);
  } else {
    if (impl_->sessions.size() >= impl_->most) return std::nullopt;
    found = impl_->sessions.emplace(device, impl_->by_age.end()).first;
  }
  const Time ends = impl_->machine.now() + impl_->life;
  found->second = impl_->by_age.insert(impl_->by_age.end(),
                                       {device, impl_->machine.random_key(), ends, impl_->quota});
  return found->second->key;
}

bool Sessions::use(const Device& device, const Secret& key) {
  std::lock_guard lock(impl_->mutex);
  const auto found = impl_->find(device, key);
  if (found == impl_->sessions.end() || found->second->left == 0) return false;
  --found->second->left;
  return true;
}

bool Sessions::close(const Device& device, const Secret& key) {
  std::lock_guard lock(impl_->mutex);
  const auto found = impl_->find(device, key);
  if (found == impl_->sessions.end()) return false;
  impl_->by_age.erase(found->second);
  impl_->sessions.erase(found);
  return true;
}

std::size_t Sessions::open_now() const {
  std::lock_guard lock(impl_->mutex);
  impl_->forget_ended();
  return impl_->sessions.size();
}

}  // namespace security
