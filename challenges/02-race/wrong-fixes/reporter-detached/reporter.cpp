#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "api.hpp"

namespace race {

namespace {

/// The thread keeps it as long as it needs it.
struct State {
  const Registry& registry;
  const Sink sink;
  const std::chrono::milliseconds pause;

  std::mutex mutex{};
  std::condition_variable stop_asked{};
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
      last = stop_asked.wait_for(lock, pause, [this] { return stopping; });
    }
    report();
  }
};

}  // namespace

struct Reporter::Impl {
  std::shared_ptr<State> state;
};

Reporter::Reporter(const Registry& registry, Sink sink, std::chrono::milliseconds pause)
    : impl_(new Impl{std::shared_ptr<State>(new State{registry, std::move(sink), pause})}) {
  std::thread([state = impl_->state] { state->run(); }).detach();
}

Reporter::~Reporter() {
  stop();
}

void Reporter::stop() {
  std::lock_guard lock(impl_->state->mutex);
  impl_->state->stopping = true;
  impl_->state->stop_asked.notify_one();
}

long Reporter::reports() const {
  std::lock_guard lock(impl_->state->mutex);
  return impl_->state->reports;
}

}  // namespace race
