#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>

#include "api.hpp"
#include "undo.hpp"

namespace resource_leak {

namespace {

/// Somebody in line. It is told when its places are there.
struct Waiting {
  unsigned wanted;
  bool served = false;
  std::condition_variable turn;
};

}  // namespace

struct Pool::Impl {
  Impl(std::string database, unsigned size) : database(std::move(database)), free(size) {}

  const std::string database;
  std::mutex mutex;
  unsigned free;  // places: of those that are not lent, idle or not opened yet
  std::vector<Connection*> idle;
  std::deque<Waiting*> line;
  bool closed = false;

  /// Those in front whose places are there get them. With the mutex held, as all of these.
  void serve() {
    while (!line.empty() && line.front()->wanted <= free) {
      free -= line.front()->wanted;
      line.front()->served = true;
      line.front()->turn.notify_one();
      line.pop_front();
    }
  }

  void wait_for_places(unsigned count, std::unique_lock<std::mutex>& lock) {
    Waiting me{count, false, {}};
    if (!closed) line.push_back(&me);
    serve();
    me.turn.wait(lock, [&] { return me.served || closed; });
    if (!closed) return;
    if (me.served) free += count;
    throw PoolClosed{};
  }

  Connection* take_idle() {
    while (!idle.empty()) {
      Connection* connection = idle.back();
      idle.pop_back();
      if (db_ping(connection) == Code::ok) return connection;
      db_close(connection);
    }
    return nullptr;
  }

  void put(Connection* connection) {
    if (closed || db_ping(connection) != Code::ok)
      db_close(connection);
    else
      idle.push_back(connection);
  }
};

Pool::Pool(std::string database, unsigned size)
    : impl_(std::make_unique<Impl>(std::move(database), size)) {}

Pool::~Pool() {
  close();
}

std::vector<Connection*> Pool::acquire(unsigned count) {
  std::unique_lock lock(impl_->mutex);
  impl_->wait_for_places(count, lock);
  std::vector<Connection*> lent;
  bool all = false;
  Undo undo;  // ends before the lock does
  undo.later([&] {
    if (all) return;
    for (Connection* connection : lent) impl_->put(connection);
    impl_->free += count;
    impl_->serve();
  });
  while (lent.size() < count) {
    if (Connection* connection = impl_->take_idle()) {
      lent.push_back(connection);
      continue;
    }
    lock.unlock();
    Connection* connection = nullptr;
    const bool opened = db_open(impl_->database, &connection) == Code::ok;
    if (!opened) db_close(connection);
    lock.lock();
    if (!opened) throw NoConnection{};
    lent.push_back(connection);
  }
  all = true;
  return lent;
}

void Pool::release(Connection* connection) {
  std::lock_guard lock(impl_->mutex);
  impl_->put(connection);
  ++impl_->free;
  impl_->serve();
}

void Pool::close() {
  std::lock_guard lock(impl_->mutex);
  impl_->closed = true;
  for (Connection* connection : std::exchange(impl_->idle, {})) db_close(connection);
  for (Waiting* waiting : std::exchange(impl_->line, {})) waiting->turn.notify_one();
}

}  // namespace resource_leak
