#include <algorithm>
#include <bit>
#include <mutex>
#include <utility>

#include "api.hpp"
#include "same.hpp"

namespace security {

namespace {

using Index = std::uint32_t;
constexpr Index kNone = ~Index{0};

struct Session {
  Device device{0};
  Secret key;
  Time ends{};
  unsigned left = 0;   // of the quota
  Index next = kNone;  // in its chain, or of the places that are free
  Index older = kNone, newer = kNone;
};

/// As many places as there may be sessions, made once. Whose chain a device is in, only this
/// process knows.
class Table {
 public:
  Table(std::size_t most, std::uint64_t seed)
      : places_(most), chains_(std::bit_ceil(most), kNone), seed_(seed) {
    for (Index i = 0; i < most; ++i) places_[i].next = i + 1 < most ? i + 1 : kNone;
  }

  std::size_t size() const { return size_; }
  /// That ends next; null when there is none.
  Session* oldest() { return oldest_ == kNone ? nullptr : &places_[oldest_]; }
  Session* find(const Device& device) {
    Index i = chain_of(device);
    while (i != kNone && !(places_[i].device == device)) i = places_[i].next;
    return i == kNone ? nullptr : &places_[i];
  }
  /// As the newest; null when no place is free.
  Session* add(const Device& device) {
    if (free_ == kNone) return nullptr;
    const Index i = free_;
    Session& session = places_[i];
    free_ = session.next;
    session.device = device;
    session.next = std::exchange(chain_of(device), i);
    session.newer = kNone;
    session.older = std::exchange(newest_, i);
    (session.older == kNone ? oldest_ : places_[session.older].newer) = i;
    ++size_;
    return &session;
  }
  void remove(Session& session) {
    const auto i = static_cast<Index>(&session - places_.data());
    Index* link = &chain_of(session.device);
    while (*link != i) link = &places_[*link].next;
    *link = session.next;
    (session.older == kNone ? oldest_ : places_[session.older].newer) = session.newer;
    (session.newer == kNone ? newest_ : places_[session.newer].older) = session.older;
    std::ranges::fill(session.key, 0);
    session.next = std::exchange(free_, i);
    --size_;
  }

 private:
  Index& chain_of(const Device& device) {
    return chains_[device.hash(seed_) & (chains_.size() - 1)];
  }

  std::vector<Session> places_;
  std::vector<Index> chains_;
  const std::uint64_t seed_;
  Index free_ = 0, oldest_ = kNone, newest_ = kNone;
  std::size_t size_ = 0;
};

}  // namespace

struct Sessions::Impl {
  const Time life;
  const unsigned quota;
  Machine& machine;
  std::mutex mutex;
  Table table;

  void forget_ended() {
    const Time now = machine.now();
    while (table.oldest() && now >= table.oldest()->ends) table.remove(*table.oldest());
  }
  /// Null unless it is open and has this key.
  Session* find(const Device& device, const Secret& key) {
    forget_ended();
    Session* const found = table.find(device);
    return found && machine.decided(same(found->key, key)) ? found : nullptr;
  }
};

Sessions::Sessions(std::size_t most, Time life, unsigned quota, Machine& machine)
    : impl_(new Impl{life, quota, machine, {}, Table(most, machine.random_seed())}) {}

Sessions::~Sessions() = default;

std::optional<Secret> Sessions::open(const Device& device) {
  std::lock_guard lock(impl_->mutex);
  impl_->forget_ended();
  if (Session* const before = impl_->table.find(device)) impl_->table.remove(*before);
  Session* const session = impl_->table.add(device);
  if (!session) return std::nullopt;
  session->key = impl_->machine.random_key();
  session->ends = impl_->machine.now() + impl_->life;
  session->left = impl_->quota;
  return session->key;
}

bool Sessions::use(const Device& device, const Secret& key) {
  std::lock_guard lock(impl_->mutex);
  Session* const session = impl_->find(device, key);
  if (!session || session->left == 0) return false;
  --session->left;
  return true;
}

bool Sessions::close(const Device& device, const Secret& key) {
  std::lock_guard lock(impl_->mutex);
  Session* const session = impl_->find(device, key);
  if (!session) return false;
  impl_->table.remove(*session);
  return true;
}

std::size_t Sessions::open_now() const {
  std::lock_guard lock(impl_->mutex);
  impl_->forget_ended();
  return impl_->table.size();
}

}  // namespace security
