// What must hold of every batch: what it returns, what it throws, and who is left when it does.
#include <atomic>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "api.hpp"
#include "scenario.hpp"
#include "watching.hpp"

using namespace thread_leak;
using ccgrade::Scenario;
using namespace std::chrono_literals;

namespace {

/// Shared, so that a watcher that a submission leaves behind finds what it may still use.
struct Told {
  std::atomic<int> times = 0;
  std::atomic<std::size_t> last = 0;
  std::atomic<bool> went_back = false;
  std::atomic<bool> by_caller = false;
  const std::thread::id caller = std::this_thread::get_id();

  Progress progress() {
    return [this](std::size_t done) {
      if (done < last) went_back = true;
      if (std::this_thread::get_id() == caller) by_caller = true;
      last = done;
      ++times;
    };
  }
};

std::shared_ptr<Told> told(Scenario& s) {
  auto told = std::make_shared<Told>();
  s.keep_until_exit(told);
  return told;
}

long fail(const std::stop_token&) {
  throw std::runtime_error("out of paper");
}

/// The job that was seen to fail; -1 when none was.
long failed_job(const std::vector<Work>& works, unsigned workers, const Progress& progress) {
  try {
    run_batch(works, workers, progress);
  } catch (const BatchFailed& failed) {
    return static_cast<long>(failed.job);
  }
  return -1;
}

void check_told(Scenario& s, const Told& told, std::size_t all) {
  s.check(told.last == all, "the last report of a batch that succeeds says that all are done");
  s.check(!told.went_back, "the number of jobs that are done never becomes smaller");
  s.check(!told.by_caller, "progress is reported on the watcher's own thread");
}

}  // namespace

void small_batch(Scenario& s) {
  const auto all = told(s);
  const std::vector<Work> works{[](const std::stop_token&) { return 7L; },
                                [](const std::stop_token&) { return 8L; }};
  s.check(run_batch(works, 2, all->progress()) == std::vector<long>{7, 8},
          "a batch returns the values of its jobs in their order");
  check_told(s, *all, 2);
}

void values_of_a_batch(Scenario& s) {
  const auto all = told(s);
  std::vector<Work> works;
  std::vector<long> values;
  for (long i = 0; i < 10 * s.scale(); ++i) {
    works.push_back([i](const std::stop_token&) { return i * i; });
    values.push_back(i * i);
  }
  s.check(run_batch(works, 4, all->progress()) == values,
          "a batch returns the values of its jobs in their order");
  check_told(s, *all, works.size());
  s.check(run_batch({}, 2, all->progress()).empty(), "a batch without jobs has no values");
}

void one_fails(Scenario& s) {
  const auto all = told(s);
  const int before = threads_now();
  s.check(failed_job({fail}, 1, all->progress()) == 0, "a job that throws makes the batch fail");
  s.check(threads_become(before), "a batch that fails leaves as many threads as before");
}

void one_fails_others_run(Scenario& s) {
  const auto all = told(s);
  std::atomic<int> stopped = 0;
  const Work until_stopped = [&stopped](const std::stop_token& stop) {
    wait_for(stop);
    ++stopped;
    return 0L;
  };
  s.check(failed_job({until_stopped, fail, until_stopped, until_stopped}, 2, all->progress()) == 1,
          "BatchFailed names the job that failed");
  s.check(stopped <= 2, "jobs that have not begun are dropped when the batch fails");
}

void last_one_fails(Scenario& s) {
  const auto all = told(s);
  std::vector<Work> works(3 * count_of(s.scale()), [](const std::stop_token&) { return 1L; });
  works.push_back(fail);
  s.check(failed_job(works, 3, all->progress()) == static_cast<long>(works.size()) - 1,
          "BatchFailed names the job that failed");
}

void progress_again_and_again(Scenario& s) {
  const auto all = told(s);
  std::atomic<bool> waited_in_vain = false;
  const Work until_told = [&](const std::stop_token&) {
    const int before = all->times;
    for (int i = 0; i < 2'000 && all->times < before + 3; ++i) std::this_thread::sleep_for(1ms);
    if (all->times < before + 3) waited_in_vain = true;
    return 0L;
  };
  run_batch({until_told, until_told}, 1, all->progress());
  s.check(!waited_in_vain, "progress is reported again and again while jobs run");
  check_told(s, *all, 2);
}
