#include <condition_variable>
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
    if (buffer.capacity() > kKeptBytes) buffer = std::string();
    std::lock_guard lock(mutex);
    idle.push_back(std::move(buffer));
    one_is_back.notify_one();
  }
};

Pool::Pool(std::size_t buffers) : impl_(std::make_unique<Impl>(buffers)) {}

Pool::~Pool() = default;

void Pool::lend(const std::function<void(std::string&)>& use) {
  /// A buffer goes back when its scope ends, whichever way.
  struct Loan {
    Impl& from;
    std::string buffer;
    ~Loan() { from.give_back(std::move(buffer)); }
  };
  Loan loan{*impl_, impl_->take()};
  use(loan.buffer);
}

std::size_t Pool::idle() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->idle.size();
}

}  // namespace memory_leak
