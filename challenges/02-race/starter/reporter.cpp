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

  volatile bool stopping = false;  // volatile: another thread changes it
  volatile long reports = 0;

  void report() {
    sink(registry.snapshot());
    reports = reports + 1;
  }

  void run() {
    while (!stopping) {
      report();
      std::this_thread::sleep_for(pause);
    }
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
  impl_->stopping = true;
  impl_->thread.join();
}

long Reporter::reports() const {
  return impl_->reports;
}

}  // namespace race
