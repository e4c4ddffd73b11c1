#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "api.hpp"

namespace thread_leak {

namespace {

struct Job {
  std::size_t number;
  Work work;
};

}  // namespace

struct Runner::Impl {
  Impl(unsigned workers, std::size_t room) : room(room), running(workers) {
    for (unsigned i = 0; i < workers; ++i) threads.emplace_back([this] { run(); });
  }
  /// What waits here waits for its condition or for the stop.
  bool stopped() const { return stop.stop_requested(); }

  const std::size_t room;
  const std::stop_source source;
  const std::stop_token stop = source.get_token();
  std::mutex mutex;
  std::condition_variable_any job_there, place_free, result_there;
  std::deque<Job> jobs;
  std::deque<Result> results;
  std::size_t submitted = 0;
  unsigned running;  // workers that may still bring a result
  bool closed = false;
  std::mutex joining;
  std::vector<std::jthread> threads;

  void run() {
    while (std::optional<Job> job = next()) deliver(execute(*job));
    std::lock_guard lock(mutex);
    --running;
    result_there.notify_all();
  }

  std::optional<Job> next() {
    std::unique_lock lock(mutex);
    job_there.wait(lock, stop, [this] { return !jobs.empty() || closed; });
    if (jobs.empty() || stopped()) return std::nullopt;
    Job job = std::move(jobs.front());
    jobs.pop_front();
    return job;
  }

  Result execute(const Job& job) const {
    try {
      return {job.number, false, job.work(stop)};
    } catch (...) {
      return {job.number, true, 0};
    }
  }

  void deliver(const Result& result) {
    std::unique_lock lock(mutex);
    if (!place_free.wait(lock, stop, [this] { return results.size() < room; })) return;
    results.push_back(result);
    result_there.notify_one();
  }
};

Runner::Runner(unsigned workers, std::size_t room) : impl_(std::make_unique<Impl>(workers, room)) {}

Runner::~Runner() {
  cancel();
}

std::optional<std::size_t> Runner::submit(Work work) {
  std::lock_guard lock(impl_->mutex);
  if (impl_->closed || impl_->stopped()) return std::nullopt;
  impl_->jobs.push_back({impl_->submitted, std::move(work)});
  impl_->job_there.notify_one();
  return impl_->submitted++;
}

std::optional<Result> Runner::take() {
  std::unique_lock lock(impl_->mutex);
  impl_->result_there.wait(lock, impl_->stop,
                           [this] { return !impl_->results.empty() || impl_->running == 0; });
  if (impl_->results.empty() || impl_->stopped()) return std::nullopt;
  const Result result = impl_->results.front();
  impl_->results.pop_front();
  impl_->place_free.notify_one();
  return result;
}

void Runner::close() {
  std::lock_guard lock(impl_->mutex);
  impl_->closed = true;
  impl_->job_there.notify_all();
}

void Runner::cancel() {
  auto source = impl_->source;
  source.request_stop();
  std::lock_guard lock(impl_->joining);  // whoever comes second finds none left to join
  impl_->threads.clear();
}

}  // namespace thread_leak
