#include <condition_variable>
#include <mutex>
#include <utility>

#include "api.hpp"

namespace resource_leak {

namespace {

/// So many connections may be open: who has a place may take one off the shelf, or open one when
/// there is none.
class Places {
 public:
  explicit Places(unsigned count) : free_(count) {}

  /// All at once; whoever waits has none. False when it is all over.
  bool take(unsigned count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return over_ || free_ >= count; });
    if (over_) return false;
    free_ -= count;
    return true;
  }
  void give_back(unsigned count) {
    std::lock_guard lock(mutex_);
    free_ += count;
    changed_.notify_all();  // not all who wait want the same number
  }
  void end() {
    std::lock_guard lock(mutex_);
    over_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  unsigned free_;
  bool over_ = false;
};

/// Connections that nobody uses. What is broken does not stay.
class Shelf {
 public:
  /// Null when none lies here.
  Connection* take() {
    std::lock_guard lock(mutex_);
    while (!connections_.empty()) {
      Connection* connection = connections_.back();
      connections_.pop_back();
      if (db_ping(connection) == Code::ok) return connection;
      db_close(connection);
    }
    return nullptr;
  }
  void put(Connection* connection) {
    std::lock_guard lock(mutex_);
    if (over_ || db_ping(connection) != Code::ok)
      db_close(connection);
    else
      connections_.push_back(connection);
  }
  void end() {
    std::lock_guard lock(mutex_);
    over_ = true;
    for (Connection* connection : std::exchange(connections_, {})) db_close(connection);
  }

 private:
  std::mutex mutex_;
  std::vector<Connection*> connections_;
  bool over_ = false;
};

}  // namespace

struct Pool::Impl {
  Impl(std::string database, unsigned size) : database(std::move(database)), places(size) {}

  const std::string database;
  Places places;
  Shelf shelf;

  /// Null when it cannot be opened.
  Connection* take_or_open() {
    Connection* connection = shelf.take();
    if (connection || db_open(database, &connection) == Code::ok) return connection;
    db_close(connection);
    return nullptr;
  }
};

Pool::Pool(std::string database, unsigned size)
    : impl_(std::make_unique<Impl>(std::move(database), size)) {}

Pool::~Pool() {
  close();
}

std::vector<Connection*> Pool::acquire(unsigned count) {
  if (!impl_->places.take(count)) throw PoolClosed{};
  std::vector<Connection*> lent;
  while (lent.size() < count) {
    if (Connection* connection = impl_->take_or_open()) {
      lent.push_back(connection);
      continue;
    }
    for (Connection* each : lent) impl_->shelf.put(each);
    impl_->places.give_back(count);
    throw NoConnection{};
  }
  return lent;
}

void Pool::release(Connection* connection) {
  impl_->shelf.put(connection);
  impl_->places.give_back(1);  // after it: whoever has the place finds the connection there
}

void Pool::close() {
  impl_->places.end();
  impl_->shelf.end();
}

}  // namespace resource_leak
