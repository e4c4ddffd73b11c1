#include <condition_variable>
#include <mutex>
#include <vector>

#include "api.hpp"

namespace memory_leak {

constexpr std::size_t kKeptBytes = 4'096;

using Buffer = std::unique_ptr<std::string>;

struct Pool::Impl {
  explicit Impl(std::size_t buffers) {
    while (idle.size() < buffers) idle.push_back(std::make_unique<std::string>());
  }

  std::mutex mutex;
  std::condition_variable one_is_back;
  std::vector<Buffer> idle;

  Buffer take() {
    std::unique_lock lock(mutex);
    one_is_back.wait(lock, [this] { return !idle.empty(); });
    Buffer buffer = std::move(idle.back());
    idle.pop_back();
    return buffer;
  }
  void give_back(Buffer buffer) {
    buffer->clear();
    if (buffer->capacity() > kKeptBytes) buffer->shrink_to_fit();
    std::lock_guard lock(mutex);
    idle.push_back(std::move(buffer));
    one_is_back.notify_one();
  }
};

Pool::Pool(std::size_t buffers) : impl_(std::make_unique<Impl>(buffers)) {}

Pool::~Pool() = default;

void Pool::lend(const std::function<void(std::string&)>& use) {
  // What owns a buffer gives it back in place of freeing it.
  const auto give_back = [this](std::string* buffer) { impl_->give_back(Buffer(buffer)); };
  const std::unique_ptr<std::string, decltype(give_back)> buffer(impl_->take().release(),
                                                                 give_back);
  use(*buffer);
}

std::size_t Pool::idle() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->idle.size();
}

}  // namespace memory_leak
