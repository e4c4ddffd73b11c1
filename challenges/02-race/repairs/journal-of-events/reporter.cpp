// Idea: a binary semaphore as the bell that ends the pause; the thread is an std::async task.
#include <atomic>
#include <future>
#include <semaphore>
#include <utility>

#include "api.hpp"

namespace race {

struct Reporter::Impl {
  std::atomic<long> reports = 0;
  std::binary_semaphore closing{0};
  std::future<void> task;
};

Reporter::Reporter(const Registry& registry, Sink sink, std::chrono::milliseconds pause)
    : impl_(std::make_unique<Impl>()) {
  impl_->task = std::async(std::launch::async,
                           [&registry, sink = std::move(sink), pause, impl = impl_.get()] {
                             const auto report = [&] {
                               sink(registry.snapshot());
                               ++impl->reports;
                             };
                             do report();
                             while (!impl->closing.try_acquire_for(pause));
                             report();
                           });
}

Reporter::~Reporter() {
  stop();
}

void Reporter::stop() {
  if (!impl_->task.valid()) return;
  impl_->closing.release();
  impl_->task.get();
}

long Reporter::reports() const {
  return impl_->reports;
}

}  // namespace race
