// Idea: a table with an entry per place. Whoever wants several looks for so many entries that
// nobody uses, and marks all of them or none; a number that every change raises is what one waits
// on.
#include <algorithm>
#include <atomic>
#include <mutex>

#include "api.hpp"

namespace resource_leak {

namespace {

struct Entry {
  bool used = false;
  Connection* connection = nullptr;
};

}  // namespace

struct Pool::Impl {
  Impl(std::string name, unsigned size) : database(std::move(name)), entries(size) {}

  const std::string database;
  std::atomic<unsigned> changes = 0;
  std::mutex mutex;
  std::vector<Entry> entries;
  bool closed = false;

  void changed() {
    ++changes;
    changes.notify_all();
  }

  /// Those that have a connection first. Empty when there are too few.
  std::vector<Entry*> mark(unsigned count) {
    std::lock_guard lock(mutex);
    if (closed) throw PoolClosed{};
    std::vector<Entry*> marked;
    for (const bool with : {true, false})
      for (Entry& entry : entries) {
        if (entry.used || marked.size() == count) continue;
        if (entry.connection && db_ping(entry.connection) != Code::ok) {
          db_close(entry.connection);
          entry.connection = nullptr;
        }
        if ((entry.connection != nullptr) == with) marked.push_back(&entry);
      }
    if (marked.size() < count) return {};
    for (Entry* entry : marked) entry->used = true;
    return marked;
  }

  void free(Entry& entry) {
    std::lock_guard lock(mutex);
    if (closed || (entry.connection && db_ping(entry.connection) != Code::ok)) {
      db_close(entry.connection);
      entry.connection = nullptr;
    }
    entry.used = false;
  }

  /// The entry is ours, but release() looks for its connection in all of them.
  bool open(Entry& entry) {
    if (entry.connection) return true;
    Connection* connection = nullptr;
    const bool good = db_open(database, &connection) == Code::ok;
    if (!good) db_close(connection);
    std::lock_guard lock(mutex);
    if (good) entry.connection = connection;
    return good;
  }
};

Pool::Pool(std::string database, unsigned size)
    : impl_(std::make_unique<Impl>(std::move(database), size)) {}

Pool::~Pool() {
  close();
}

std::vector<Connection*> Pool::acquire(unsigned count) {
  std::vector<Entry*> marked;
  while (marked.empty()) {
    const unsigned seen = impl_->changes;
    marked = impl_->mark(count);
    if (marked.empty()) impl_->changes.wait(seen);
  }
  if (!std::ranges::all_of(marked, [&](Entry* entry) { return impl_->open(*entry); })) {
    for (Entry* entry : marked) impl_->free(*entry);
    impl_->changed();
    throw NoConnection{};
  }
  std::vector<Connection*> lent;
  for (Entry* entry : marked) lent.push_back(entry->connection);
  return lent;
}

void Pool::release(Connection* connection) {
  const auto is_it = [connection](const Entry& entry) { return entry.connection == connection; };
  std::unique_lock lock(impl_->mutex);
  Entry& entry = *std::ranges::find_if(impl_->entries, is_it);
  lock.unlock();
  impl_->free(entry);
  impl_->changed();
}

void Pool::close() {
  {
    std::lock_guard lock(impl_->mutex);
    impl_->closed = true;
    for (Entry& entry : impl_->entries) {
      if (entry.used) continue;
      db_close(entry.connection);
      entry.connection = nullptr;
    }
  }
  impl_->changed();
}

}  // namespace resource_leak
