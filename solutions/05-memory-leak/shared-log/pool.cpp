#include <condition_variable>
#include <mutex>
#include <vector>

#include "api.hpp"

namespace memory_leak {

constexpr std::size_t kKeptBytes = 4'096;

struct Pool::Impl {
  explicit Impl(std::size_t buffers) : free(buffers) {}

  std::mutex mutex;
  std::condition_variable one_is_back;
  std::size_t free;                 // how many more may be lent
  std::vector<std::string> unused;  // of those that are free, what there is to use again

  std::string take() {
    std::unique_lock lock(mutex);
    one_is_back.wait(lock, [this] { return free > 0; });
    --free;
    if (unused.empty()) return {};
    std::string buffer = std::move(unused.back());
    unused.pop_back();
    return buffer;
  }
  void give_back(std::string& buffer) {
    buffer.clear();
    std::lock_guard lock(mutex);
    ++free;
    if (buffer.capacity() <= kKeptBytes) unused.push_back(std::move(buffer));
    one_is_back.notify_one();
  }
};

Pool::Pool(std::size_t buffers) : impl_(std::make_unique<Impl>(buffers)) {}

Pool::~Pool() = default;

void Pool::lend(const std::function<void(std::string&)>& use) {
  std::string buffer = impl_->take();
  try {
    use(buffer);
  } catch (...) {
    impl_->give_back(buffer);
    throw;
  }
  impl_->give_back(buffer);
}

std::size_t Pool::idle() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->free;
}

}  // namespace memory_leak
