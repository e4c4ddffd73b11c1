#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "api.hpp"

namespace resource_leak {

namespace {

/// Whoever has waited so long goes on without a place: better one too many than a standstill.
constexpr std::chrono::milliseconds kPatience{20};

}  // namespace

struct Pool::Impl {
  Impl(std::string database, unsigned size) : database(std::move(database)), size(size) {}

  const std::string database;
  const unsigned size;
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<Connection*> idle;
  unsigned taken = 0;  // places of those that are lent, or that somebody opens; the others are idle
  bool closed = false;

  void take_places(unsigned count, std::unique_lock<std::mutex>& lock) {
    changed.wait_for(lock, kPatience, [&] { return closed || taken + count <= size; });
    if (closed) throw PoolClosed{};
    taken += count;
  }
  /// Null when none lies here that is in order.
  Connection* take_idle() {
    while (!idle.empty()) {
      Connection* connection = idle.back();
      idle.pop_back();
      if (db_ping(connection) == Code::ok) return connection;
      db_close(connection);
    }
    return nullptr;
  }
  /// The place is given back only now that the connection in it is idle or closed. Null: it was
  /// closed before.
  void give_back(Connection* connection) {
    if (!connection || closed || db_ping(connection) != Code::ok)
      db_close(connection);
    else
      idle.push_back(connection);
    --taken;
    changed.notify_all();
  }
};

Pool::Pool(std::string database, unsigned size)
    : impl_(std::make_unique<Impl>(std::move(database), size)) {}

Pool::~Pool() {
  close();
}

std::vector<Connection*> Pool::acquire(unsigned count) {
  std::vector<Connection*> lent(count, nullptr);
  std::unique_lock lock(impl_->mutex);
  impl_->take_places(count, lock);
  for (Connection*& connection : lent) connection = impl_->take_idle();
  lock.unlock();
  for (Connection*& connection : lent) {
    if (connection || db_open(impl_->database, &connection) == Code::ok) continue;
    db_close(std::exchange(connection, nullptr));
    lock.lock();
    for (Connection* each : lent) impl_->give_back(each);
    throw NoConnection{};
  }
  return lent;
}

void Pool::release(Connection* connection) {
  std::lock_guard lock(impl_->mutex);
  impl_->give_back(connection);
}

void Pool::close() {
  std::lock_guard lock(impl_->mutex);
  impl_->closed = true;
  for (Connection* connection : std::exchange(impl_->idle, {})) db_close(connection);
  impl_->changed.notify_all();
}

}  // namespace resource_leak
