#include <condition_variable>
#include <mutex>

#include "api.hpp"

namespace resource_leak {

struct Pool::Impl {
  const std::string database;
  const unsigned size;
  std::mutex mutex;
  std::condition_variable returned;
  std::vector<Connection*> idle;
  unsigned open = 0;
  bool closed = false;

  Connection* take() {
    {
      std::unique_lock lock(mutex);
      if (closed) throw PoolClosed{};
      returned.wait(lock, [this] { return !idle.empty() || open < size; });
      if (!idle.empty()) {
        Connection* connection = idle.back();
        idle.pop_back();
        return connection;
      }
      ++open;
    }
    Connection* connection = nullptr;
    if (db_open(database, &connection) != Code::ok) throw NoConnection{};
    return connection;
  }
};

Pool::Pool(std::string database, unsigned size)
    : impl_(new Impl{std::move(database), size, {}, {}, {}}) {}

Pool::~Pool() {
  close();
}

std::vector<Connection*> Pool::acquire(unsigned count) {
  std::vector<Connection*> connections;
  while (connections.size() < count) connections.push_back(impl_->take());
  return connections;
}

void Pool::release(Connection* connection) {
  if (db_ping(connection) != Code::ok) {
    db_close(connection);
    --impl_->open;
    return;
  }
  std::lock_guard lock(impl_->mutex);
  impl_->idle.push_back(connection);
  impl_->returned.notify_one();
}

void Pool::close() {
  std::lock_guard lock(impl_->mutex);
  impl_->closed = true;
  for (Connection* connection : impl_->idle) db_close(connection);
}

}  // namespace resource_leak
