#include <limits>
#include <thread>

#include "api.hpp"
#include "channel.hpp"

namespace thread_leak {

namespace {

struct Job {
  std::size_t number;
  Work work;
};

}  // namespace

struct Runner::Impl {
  Impl(unsigned workers, std::size_t room) : results(room), running(workers) {
    for (unsigned i = 0; i < workers; ++i) threads.emplace_back([this] { run(); });
  }

  Channel<Job> jobs{std::numeric_limits<std::size_t>::max()};
  Channel<Result> results;
  std::mutex mutex;  // for the numbers
  std::size_t submitted = 0;
  unsigned running;
  bool closed = false;
  std::stop_source stop;
  std::once_flag joined;
  std::vector<std::thread> threads;

  void run() {
    while (const std::optional<Job> job = jobs.pop())
      if (!results.push(execute(*job))) break;
    std::lock_guard lock(mutex);
    if (--running == 0) results.end();
  }

  Result execute(const Job& job) const {
    try {
      return {job.number, false, job.work(stop.get_token())};
    } catch (...) {
      return {job.number, true, 0};
    }
  }
};

Runner::Runner(unsigned workers, std::size_t room) : impl_(std::make_unique<Impl>(workers, room)) {}

Runner::~Runner() {
  cancel();
}

std::optional<std::size_t> Runner::submit(Work work) {
  std::lock_guard lock(impl_->mutex);  // jobs come into the channel in the order of their numbers
  if (impl_->closed) return std::nullopt;
  impl_->jobs.push({impl_->submitted, std::move(work)});
  return impl_->submitted++;
}

std::optional<Result> Runner::take() {
  return impl_->results.pop();
}

void Runner::close() {
  std::lock_guard lock(impl_->mutex);
  impl_->closed = true;
  impl_->jobs.end();
}

void Runner::cancel() {
  {
    std::lock_guard lock(impl_->mutex);
    impl_->closed = true;
  }
  impl_->jobs.drop();
  impl_->results.drop();
  impl_->stop.request_stop();
  // Whoever comes second waits until the first has joined them all.
  std::call_once(impl_->joined, [this] {
    for (std::thread& thread : impl_->threads) thread.join();
  });
}

}  // namespace thread_leak
