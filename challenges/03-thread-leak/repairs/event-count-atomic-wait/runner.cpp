// Idea: an "event count": every change raises one atomic number and wakes who waits for it with
// std::atomic::wait. Who waits reads the number, looks under the mutex, and sleeps only while the
// number is still the one it has read, so no change is missed.
#include <algorithm>
#include <atomic>
#include <list>
#include <mutex>
#include <thread>
#include <utility>

#include "api.hpp"

namespace thread_leak {

struct Runner::Impl {
  explicit Impl(std::size_t room) : room(room) {}

  const std::size_t room;
  std::atomic<unsigned> changes = 0;
  std::mutex mutex;
  std::list<std::pair<std::size_t, Work>> jobs;
  std::list<Result> results;
  std::size_t submitted = 0;
  std::size_t at_work = 0;
  bool closed = false;
  std::stop_source cancelled;

  std::once_flag ended;
  std::vector<std::thread> threads;

  void changed() {
    ++changes;
    changes.notify_all();
  }

  /// Calls `look` with the mutex held, until it says true.
  template <typename Look>
  void until(Look look) {
    while (true) {
      const unsigned seen = changes;
      {
        std::lock_guard lock(mutex);
        if (look()) return;
      }
      changes.wait(seen);
    }
  }

  void work() {
    while (true) {
      std::list<std::pair<std::size_t, Work>> job;
      until([&] {
        if (cancelled.stop_requested()) return true;
        if (!jobs.empty()) job.splice(job.begin(), jobs, jobs.begin());
        return !job.empty() || closed;
      });
      if (job.empty()) break;
      Result result{job.front().first, false, 0};
      try {
        result.value = job.front().second(cancelled.get_token());
      } catch (...) {
        result.failed = true;
      }
      until([&] {
        if (cancelled.stop_requested()) return true;
        if (results.size() >= room) return false;
        results.push_back(result);
        return true;
      });
      changed();
    }
    {
      std::lock_guard lock(mutex);
      --at_work;
    }
    changed();
  }

  std::optional<Result> take() {
    std::optional<Result> result;
    until([&] {
      if (cancelled.stop_requested()) return true;
      if (results.empty()) return at_work == 0;
      result = results.front();
      results.pop_front();
      return true;
    });
    changed();
    return result;
  }

  void cancel() {
    std::list<std::pair<std::size_t, Work>> dropped;
    cancelled.request_stop();
    {
      std::lock_guard lock(mutex);
      dropped.swap(jobs);
      results.clear();
    }
    changed();
    std::call_once(ended, [this] { std::ranges::for_each(threads, &std::thread::join); });
  }
};

Runner::Runner(unsigned workers, std::size_t room) : impl_(std::make_unique<Impl>(room)) {
  impl_->at_work = workers;
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
  std::optional<std::size_t> number;
  {
    std::lock_guard lock(impl_->mutex);
    if (impl_->closed || impl_->cancelled.stop_requested()) return std::nullopt;
    number = impl_->submitted++;
    impl_->jobs.emplace_back(*number, std::move(work));
  }
  impl_->changed();
  return number;
}

std::optional<Result> Runner::take() {
  return impl_->take();
}

void Runner::close() {
  {
    std::lock_guard lock(impl_->mutex);
    impl_->closed = true;
  }
  impl_->changed();
}

void Runner::cancel() {
  impl_->cancel();
}

}  // namespace thread_leak
