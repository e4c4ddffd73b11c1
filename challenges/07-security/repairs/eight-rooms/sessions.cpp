// Eight tables with a lock each; who wants a place in any of them takes it from one number first.
#include <array>
#include <atomic>
#include <mutex>
#include <unordered_map>

#include "api.hpp"

namespace security {

namespace {

struct Hash {
  std::uint64_t seed;
  std::size_t operator()(const Device& device) const { return device.hash(seed); }
};

struct Session {
  Secret key;
  Time ends;
  unsigned left;
};

struct Room {
  explicit Room(std::uint64_t seed) : sessions(0, Hash{seed}) {}
  std::mutex mutex;
  std::unordered_map<Device, Session, Hash> sessions;
};

bool same(const Secret& one, const Secret& other) {
  unsigned char equal_bits = 0xff;
  for (std::size_t i = 0; i < one.size(); ++i)
    equal_bits = static_cast<unsigned char>(equal_bits & ~(one[i] ^ other[i]));
  return equal_bits == 0xff;
}

}  // namespace

struct Sessions::Impl {
  Impl(std::size_t most, Time life, unsigned quota, Machine& machine)
      : most(most), life(life), quota(quota), machine(machine), seed(machine.random_seed()) {
    for (auto& room : rooms) room = std::make_unique<Room>(machine.random_seed());
  }

  const std::size_t most;
  const Time life;
  const unsigned quota;
  Machine& machine;
  const std::uint64_t seed;
  std::array<std::unique_ptr<Room>, 8> rooms;
  std::atomic<std::size_t> taken = 0;  // places, also of sessions that have ended unnoticed

  Room& room_of(const Device& device) { return *rooms[device.hash(seed) % rooms.size()]; }
  bool take_place() {
    std::size_t seen = taken;
    while (seen < most)
      if (taken.compare_exchange_weak(seen, seen + 1)) return true;
    return false;
  }
  void sweep() {
    for (const auto& room : rooms) {
      std::lock_guard lock(room->mutex);
      taken -= std::erase_if(room->sessions,
                             [&](const auto& each) { return machine.now() >= each.second.ends; });
    }
  }
  /// Nothing when there is no room, perhaps only because nobody has swept.
  std::optional<Secret> put(const Device& device) {
    Room& room = room_of(device);
    std::lock_guard lock(room.mutex);
    if (!room.sessions.contains(device) && !take_place()) return std::nullopt;
    const Session session{machine.random_key(), machine.now() + life, quota};
    room.sessions.insert_or_assign(device, session);
    return session.key;
  }
  /// With the room's lock held: the open session that has this key; null when there is none.
  Session* find(Room& room, const Device& device, const Secret& key) {
    const auto found = room.sessions.find(device);
    if (found == room.sessions.end() || machine.now() >= found->second.ends) return nullptr;
    return machine.decided(same(found->second.key, key)) ? &found->second : nullptr;
  }
};

Sessions::Sessions(std::size_t most, Time life, unsigned quota, Machine& machine)
    : impl_(std::make_unique<Impl>(most, life, quota, machine)) {}

Sessions::~Sessions() = default;

std::optional<Secret> Sessions::open(const Device& device) {
  if (const std::optional<Secret> key = impl_->put(device)) return key;
  impl_->sweep();
  return impl_->put(device);
}

bool Sessions::use(const Device& device, const Secret& key) {
  Room& room = impl_->room_of(device);
  std::lock_guard lock(room.mutex);
  Session* const session = impl_->find(room, device, key);
  if (!session || session->left == 0) return false;
  --session->left;
  return true;
}

bool Sessions::close(const Device& device, const Secret& key) {
  Room& room = impl_->room_of(device);
  std::lock_guard lock(room.mutex);
  if (!impl_->find(room, device, key)) return false;
  room.sessions.erase(device);
  --impl_->taken;
  return true;
}

std::size_t Sessions::open_now() const {
  impl_->sweep();
  return impl_->taken;
}

}  // namespace security
