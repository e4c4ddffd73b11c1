#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "api.hpp"

namespace race {

struct Reporter::Impl {
  Impl(const Registry& registry, Sink sink, std::chrono::milliseconds pause)
      : registry(registry), sink(std::move(sink)), pause(pause), thread([this] { run(); }) {}

  const Registry& registry;
  const Sink sink;
  const std::chrono::milliseconds pause;

  mutable std::mutex mutex;
  std::condition_variable stop_asked;
  bool stopping = false;
  long reports = 0;

  void report() {
    sink(registry.snapshot());
    std::lock_guard lock(mutex);
    ++reports;
  }

  void run() {
    for (bool last = false; !last;) {
      report();
      std::unique_lock lock(mutex);
      last = stopping;
    }
    report();  // whatever was counted while the one before was under way
  }

  std::thread thread;  // the last member: it uses all others
};

Reporter::Reporter(const Registry& registry, Sink sink, std::chrono::milliseconds pause)
    : impl_(std::make_unique<Impl>(registry, std::move(sink), pause)) {}

Reporter::~Reporter() {
  stop();
}

void Reporter::stop() {
  if (!impl_->thread.joinable()) return;
  {
    std::lock_guard lock(impl_->mutex);
    impl_->stopping = true;
  }
  impl_->stop_asked.notify_one();
  impl_->thread.join();
}

long Reporter::reports() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->reports;
}

}  // namespace race
