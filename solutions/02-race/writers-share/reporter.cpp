#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "api.hpp"

namespace race {

struct Reporter::Impl {
  Impl(const Registry& registry, Sink sink, std::chrono::milliseconds pause)
      : registry(registry), sink(std::move(sink)), pause(pause) {
    thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
  }

  const Registry& registry;
  const Sink sink;
  const std::chrono::milliseconds pause;
  std::atomic<long> reports = 0;
  std::jthread thread;

  void report() {
    sink(registry.snapshot());
    ++reports;
  }

  void run(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    while (!stop.stop_requested()) {
      report();
      std::unique_lock lock(mutex);
      never.wait_for(lock, stop, pause, [] { return false; });  // until the pause or the stop ends it
    }
    report();
  }
};

Reporter::Reporter(const Registry& registry, Sink sink, std::chrono::milliseconds pause)
    : impl_(std::make_unique<Impl>(registry, std::move(sink), pause)) {}

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
