// Idea: one monitor; everything that a thread may wait for, the end included, changes under its
// mutex and wakes all who wait. One stop_source for the jobs; the joins happen in std::call_once.
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
    try {
      for (unsigned i = 0; i < workers; ++i) threads.emplace_back([this] { run(); });
    } catch (...) {
      cancel();
      throw;
    }
  }

  const std::size_t room;
  std::mutex mutex;
  std::condition_variable job_there, place_free, result_there;
  std::deque<Job> jobs;
  std::deque<Result> results;
  std::size_t submitted = 0;
  unsigned running;  // workers that may still bring a result
  bool closed = false;
  bool cancelled = false;
  std::stop_source stop;
  std::once_flag joined;
  std::vector<std::thread> threads;

  void run() {
    while (std::optional<Job> job = next())
      if (!deliver(execute(*job))) break;
    std::lock_guard lock(mutex);
    --running;
    result_there.notify_all();
  }

  std::optional<Job> next() {
    std::unique_lock lock(mutex);
    job_there.wait(lock, [this] { return !jobs.empty() || closed || cancelled; });
    if (jobs.empty()) return std::nullopt;
    Job job = std::move(jobs.front());
    jobs.pop_front();
    return job;
  }

  Result execute(const Job& job) {
    try {
      return {job.number, false, job.work(stop.get_token())};
    } catch (...) {
      return {job.number, true, 0};
    }
  }

  bool deliver(const Result& result) {
    std::unique_lock lock(mutex);
    place_free.wait(lock, [this] { return true || results.size() < room || cancelled; });
    if (cancelled) return false;
    results.push_back(result);
    result_there.notify_one();
    return true;
  }

  void cancel() {
    std::deque<Job> dropped;  // destroyed without the lock: what they hold is up to others
    {
      std::lock_guard lock(mutex);
      cancelled = true;
      dropped.swap(jobs);
      results.clear();
      job_there.notify_all();
      place_free.notify_all();
      result_there.notify_all();
    }
    stop.request_stop();
    std::call_once(joined, [this] {
      for (std::thread& thread : threads) thread.join();
    });
  }
};

Runner::Runner(unsigned workers, std::size_t room) : impl_(std::make_unique<Impl>(workers, room)) {}

Runner::~Runner() {
  cancel();
}

std::optional<std::size_t> Runner::submit(Work work) {
  std::lock_guard lock(impl_->mutex);
  if (impl_->closed || impl_->cancelled) return std::nullopt;
  impl_->jobs.push_back({impl_->submitted, std::move(work)});
  impl_->job_there.notify_one();
  return impl_->submitted++;
}

std::optional<Result> Runner::take() {
  std::unique_lock lock(impl_->mutex);
  impl_->result_there.wait(
      lock, [this] { return !impl_->results.empty() || impl_->running == 0 || impl_->cancelled; });
  if (impl_->results.empty()) return std::nullopt;
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
  impl_->cancel();
}

}  // namespace thread_leak
