#include <condition_variable>
#include <exception>
#include <mutex>
#include <vector>

#include "api.hpp"

namespace memory_leak {

constexpr std::size_t kKeptBytes = 4'096;

struct Pool::Impl {
  explicit Impl(std::size_t buffers) : idle(buffers) {}

  std::mutex mutex;
  std::condition_variable one_is_back;
  std::vector<std::string> idle;

  std::string take() {
    std::unique_lock lock(mutex);
    one_is_back.wait(lock, [this] { return !idle.empty(); });
    std::string buffer = std::move(idle.back());
    idle.pop_back();
    return buffer;
  }
  void give_back(std::string buffer) {
    buffer.clear();
    if (buffer.capacity() > kKeptBytes) buffer.shrink_to_fit();
    std::lock_guard lock(mutex);
    idle.push_back(std::move(buffer));
    one_is_back.notify_one();
  }
};

Pool::Pool(std::size_t buffers) : impl_(std::make_unique<Impl>(buffers)) {}

Pool::~Pool() = default;

void Pool::lend(const std::function<void(std::string&)>& use) {
  std::string buffer = impl_->take();
  try {
    use(buffer);
  } catch (const std::exception&) {
    impl_->give_back(std::move(buffer));
    throw;
  }
  impl_->give_back(std::move(buffer));
}

std::size_t Pool::idle() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->idle.size();
}

}  // namespace memory_leak
