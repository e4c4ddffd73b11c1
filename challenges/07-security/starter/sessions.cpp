#include <mutex>
#include <unordered_map>

#include "api.hpp"

namespace security {

namespace {

struct Hash {
  std::size_t operator()(const Device& device) const { return device.hash(); }
};

struct Session {
  Secret key;
  Time ends;
  unsigned left;  // of the quota
};

bool same(const Secret& one, const Secret& other) {
  for (std::size_t i = 0; i < one.size(); ++i)
    if (one[i] != other[i]) return false;
  return true;
}

}  // namespace

struct Sessions::Impl {
  const std::size_t most;
  const Time life;
  const unsigned quota;
  Machine& machine;
  std::mutex mutex;
  std::unordered_map<Device, Session, Hash> sessions;

  Session* find(const Device& device, const Secret& key) {
    std::lock_guard lock(mutex);
    const auto found = sessions.find(device);
    if (found == sessions.end() || !same(found->second.key, key)) return nullptr;
    return &found->second;
  }
};

Sessions::Sessions(std::size_t most, Time life, unsigned quota, Machine& machine)
    : impl_(new Impl{most, life, quota, machine, {}, {}}) {}

Sessions::~Sessions() = default;

std::optional<Secret> Sessions::open(const Device& device) {
  if (open_now() >= impl_->most) return std::nullopt;
  const Session session{impl_->machine.random_key(), impl_->machine.now() + impl_->life,
                        impl_->quota};
  std::lock_guard lock(impl_->mutex);
  impl_->sessions.insert_or_assign(device, session);
  return session.key;
}

bool Sessions::use(const Device& device, const Secret& key) {
  Session* session = impl_->find(device, key);
  if (!session) return false;
  if (impl_->machine.now() >= session->ends) {
    close(device, key);
    return false;
  }
  if (session->left == 0) return false;
  --session->left;
  return true;
}

bool Sessions::close(const Device& device, const Secret& key) {
  if (!impl_->find(device, key)) return false;
  std::lock_guard lock(impl_->mutex);
  return impl_->sessions.erase(device) == 1;
}

std::size_t Sessions::open_now() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->sessions.size();
}

}  // namespace security
