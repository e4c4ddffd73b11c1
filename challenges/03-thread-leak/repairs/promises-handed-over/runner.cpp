// Idea: hand over in person. Who waits (an idle worker, a taker, a worker with a result and no
// place) leaves a promise in a list; who brings what it waits for keeps the promise. The end keeps
// them all, with nothing. No condition variables.
#include <deque>
#include <future>
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

template <typename T>
using Asking = std::deque<std::promise<std::optional<T>>>;

template <typename T>
void answer_first(Asking<T>& asking, std::optional<T> thing) {
  asking.front().set_value(std::move(thing));
  asking.pop_front();
}

template <typename T>
void answer_all(Asking<T>& asking) {
  while (!asking.empty()) answer_first<T>(asking, std::nullopt);
}

}  // namespace

struct Runner::Impl {
  explicit Impl(std::size_t room) : room(room) {}

  const std::size_t room;
  std::mutex mutex;
  std::deque<Job> jobs;
  std::deque<Result> results;
  Asking<Job> idle;
  Asking<Result> takers;
  std::deque<std::pair<Result, std::promise<void>>> without_place;
  std::size_t submitted = 0;
  std::size_t open_results = 0;  // of jobs that are submitted and not yet in the queue or taken
  bool closed = false;
  bool cancelled = false;
  std::stop_source stop;
  std::once_flag joined;
  std::vector<std::jthread> threads;

  void work() {
    while (std::optional<Job> job = next()) {
      Result result{job->number, false, 0};
      try {
        result.value = job->work(stop.get_token());
      } catch (...) {
        result.failed = true;
      }
      job.reset();
      deliver(result);
    }
  }

  std::optional<Job> next() {
    std::future<std::optional<Job>> answer;
    {
      std::lock_guard lock(mutex);
      if (!jobs.empty()) {
        Job job = std::move(jobs.front());
        jobs.pop_front();
        return job;
      }
      if (closed || cancelled) return std::nullopt;
      answer = idle.emplace_back().get_future();
    }
    return answer.get();
  }

  void deliver(const Result& result) {
    std::future<void> place;
    {
      std::lock_guard lock(mutex);
      if (cancelled) return;
      if (!takers.empty()) {
        answer_first<Result>(takers, result);
        --open_results;
        end_if_all_is_done();
        return;
      }
      if (results.size() < room) {
        results.push_back(result);
        --open_results;
        return;
      }
      place = without_place.emplace_back(result, std::promise<void>()).second.get_future();
    }
    place.wait();
  }

  std::optional<Result> take() {
    std::future<std::optional<Result>> answer;
    {
      std::lock_guard lock(mutex);
      if (!results.empty()) {
        const Result result = results.front();
        results.pop_front();
        if (!without_place.empty()) {
          results.push_back(without_place.front().first);
          --open_results;
          without_place.front().second.set_value();
          without_place.pop_front();
        }
        return result;
      }
      if (cancelled || (closed && open_results == 0)) return std::nullopt;
      answer = takers.emplace_back().get_future();
    }
    return answer.get();
  }

  void end_if_all_is_done() {
    if (closed && open_results == 0) answer_all(takers);
  }

  void cancel() {
    std::deque<Job> dropped;
    {
      std::lock_guard lock(mutex);
      cancelled = true;
      dropped.swap(jobs);
      results.clear();
      answer_all(idle);
      answer_all(takers);
      for (auto& [result, place] : without_place) place.set_value();
      without_place.clear();
    }
    stop.request_stop();
    std::call_once(joined, [this] { threads.clear(); });
  }
};

Runner::Runner(unsigned workers, std::size_t room) : impl_(std::make_unique<Impl>(room)) {
  try {
    for (unsigned i = 0; i < workers; ++i)
      impl_->threads.emplace_back([impl = impl_.get()] { impl->work(); });
  } catch (...) {
    impl_->cancel();
    throw;
  }
}

Runner::~Runner() {
  impl_->cancel();
}

std::optional<std::size_t> Runner::submit(Work work) {
  std::lock_guard lock(impl_->mutex);
  if (impl_->closed || impl_->cancelled) return std::nullopt;
  ++impl_->open_results;
  Job job{impl_->submitted, std::move(work)};
  if (impl_->idle.empty()) {
    impl_->jobs.push_back(std::move(job));
  } else {
    answer_first<Job>(impl_->idle, std::move(job));
  }
  return impl_->submitted++;
}

std::optional<Result> Runner::take() {
  return impl_->take();
}

void Runner::close() {
  std::lock_guard lock(impl_->mutex);
  impl_->closed = true;
  answer_all(impl_->idle);
  impl_->end_if_all_is_done();
}

void Runner::cancel() {
  impl_->cancel();
}

}  // namespace thread_leak
