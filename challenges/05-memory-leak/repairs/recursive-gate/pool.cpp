// Idea: two lists, of what is idle and of what is lent. A buffer is a node that moves from one to
// the other, and back at the end of a scope.
#include <condition_variable>
#include <list>
#include <mutex>

#include "api.hpp"

namespace memory_leak {

struct Pool::Impl {
  explicit Impl(std::size_t buffers) : idle(buffers) {}

  std::mutex mutex;
  std::condition_variable changed;
  std::list<std::string> idle, lent;
};

Pool::Pool(std::size_t buffers) : impl_(std::make_unique<Impl>(buffers)) {}

Pool::~Pool() = default;

void Pool::lend(const std::function<void(std::string&)>& use) {
  Impl& pool = *impl_;
  std::unique_lock lock(pool.mutex);
  while (pool.idle.empty()) pool.changed.wait(lock);
  const auto buffer = pool.idle.begin();
  pool.lent.splice(pool.lent.end(), pool.idle, buffer);
  lock.unlock();

  const auto give_back = [&pool, buffer](void*) {
    buffer->clear();
    if (buffer->capacity() > 4'096) std::string().swap(*buffer);
    std::lock_guard again(pool.mutex);
    pool.idle.splice(pool.idle.begin(), pool.lent, buffer);
    pool.changed.notify_all();
  };
  const std::unique_ptr<Impl, decltype(give_back)> at_the_end(&pool, give_back);
  use(*buffer);
}

std::size_t Pool::idle() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->idle.size();
}

}  // namespace memory_leak
