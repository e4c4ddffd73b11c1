// Idea: hand over in person. Who has to wait leaves a promise at the end of a line; who gives
// something back hands out what the first in line wants, as soon as it is all there. A place
// without a connection is handed over as a null pointer, and opened by whoever gets it.
#include <algorithm>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <utility>

#include "api.hpp"

namespace resource_leak {

namespace {

using Places = std::vector<Connection*>;

struct Wish {
  std::size_t count;
  std::promise<std::optional<Places>> answer;  // nothing: the pool is closed
};

}  // namespace

struct Pool::Impl {
  Impl(std::string name, unsigned size) : database(std::move(name)), free(size, nullptr) {}

  const std::string database;
  std::mutex mutex;
  Places free;  // those with a connection at the end
  std::deque<Wish> line;
  bool closed = false;

  static void look_at(Connection*& connection) {
    if (!connection || db_ping(connection) == Code::ok) return;
    db_close(connection);
    connection = nullptr;
  }

  std::optional<Places> take(std::size_t count) {
    if (free.size() < count) return std::nullopt;
    for (Connection*& connection : free) look_at(connection);
    std::ranges::partition(free, [](Connection* connection) { return !connection; });
    const auto first = free.end() - static_cast<std::ptrdiff_t>(count);
    Places taken(first, free.end());
    free.erase(first, free.end());
    return taken;
  }

  void put(const Places& places) {
    std::lock_guard lock(mutex);
    for (Connection* connection : places) {
      look_at(connection);
      if (closed) db_close(std::exchange(connection, nullptr));
      free.push_back(connection);
    }
    while (!line.empty()) {
      std::optional<Places> taken = take(line.front().count);
      if (!taken) break;
      line.front().answer.set_value(std::move(taken));
      line.pop_front();
    }
  }

  Places places(std::size_t count) {
    std::future<std::optional<Places>> answer;
    {
      std::lock_guard lock(mutex);
      if (closed) throw PoolClosed{};
      if (line.empty())
        if (std::optional<Places> taken = take(count)) return *taken;
      answer = line.emplace_back(Wish{count, {}}).answer.get_future();
    }
    if (std::optional<Places> taken = answer.get()) return *taken;
    throw PoolClosed{};
  }
};

Pool::Pool(std::string database, unsigned size)
    : impl_(std::make_unique<Impl>(std::move(database), size)) {}

Pool::~Pool() {
  close();
}

std::vector<Connection*> Pool::acquire(unsigned count) {
  Places places = impl_->places(count);
  for (Connection*& connection : places) {
    if (connection || db_open(impl_->database, &connection) == Code::ok) continue;
    db_close(std::exchange(connection, nullptr));
    impl_->put(places);
    throw NoConnection{};
  }
  return places;
}

void Pool::release(Connection* connection) {
  impl_->put({connection});
}

void Pool::close() {
  std::lock_guard lock(impl_->mutex);
  impl_->closed = true;
  for (Connection*& connection : impl_->free) db_close(std::exchange(connection, nullptr));
  for (Wish& wish : impl_->line) wish.answer.set_value(std::nullopt);
  impl_->line.clear();
}

}  // namespace resource_leak
