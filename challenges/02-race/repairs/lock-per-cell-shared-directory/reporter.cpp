// Idea: a jthread whose stop token wakes the pause.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

#include "api.hpp"

namespace race {

struct Reporter::Impl {
  std::atomic<long> reports = 0;
  std::jthread thread;
};

Reporter::Reporter(const Registry& registry, Sink sink, std::chrono::milliseconds pause)
    : impl_(std::make_unique<Impl>()) {
  impl_->thread = std::jthread([&registry, sink = std::move(sink), pause,
                                &reports = impl_->reports](const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any pausing;
    for (bool last = false;;) {
      sink(registry.snapshot());
      ++reports;
      if (last) return;
      std::unique_lock lock(mutex);
      pausing.wait_for(lock, stop, pause, [] { return false; });
      last = stop.stop_requested();
    }
  });
}

Reporter::~Reporter() {
  stop();
}

void Reporter::stop() {
  if (!impl_->thread.joinable()) return;
  impl_->thread.request_stop();
  impl_->thread.join();
}

long Reporter::reports() const {
  return impl_->reports;
}

}  // namespace race
