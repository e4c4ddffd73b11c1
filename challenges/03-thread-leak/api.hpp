#pragma once
// What the harness calls and a submission implements. This file is fixed: a submission consists of
// runner.cpp, batch.cpp and any further files of its own.
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace thread_leak {

/// What a job does, on a worker's thread. It may take long and may throw; once a stop is requested
/// it returns soon.
using Work = std::function<long(const std::stop_token& stop)>;

// Part 1: the runner.

struct Result {
  std::size_t job = 0;  ///< what submit() returned
  bool failed = false;  ///< the job threw
  long value = 0;       ///< what it returned; 0 when it threw
};

/// Runs jobs on threads of its own. All members but the constructor and the destructor may be
/// called from any number of threads at the same time.
class Runner {
 public:
  /// Starts `workers` threads (at least 1). Results wait for take() in a queue of `room` places (at
  /// least 1). A worker begins a job whether there is a place or not; with the result in hand it
  /// waits for one, and begins no other job before.
  Runner(unsigned workers, std::size_t room);
  /// As cancel() does, unless it was called.
  ~Runner();

  /// Jobs are begun in the order in which they are submitted, and numbered from 0. Empty after
  /// close() or cancel(): the job is not run. Never waits for a job.
  std::optional<std::size_t> submit(Work work);

  /// Waits for a result and takes it out. Empty when there is none and none will come: after
  /// close(), once all jobs are done and their results taken; after cancel(), at once.
  std::optional<Result> take();

  /// No more jobs will be submitted. Those that were are done as always.
  void close();

  /// Gives up: requests a stop of the jobs that run, drops those that have not begun and all
  /// results, wakes who waits in take(), and returns when every thread has ended. A second call
  /// does nothing, and returns when every thread has ended as well.
  void cancel();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Part 2: a batch.

/// Called with how many jobs of the batch are done, on the watcher's thread. Never throws.
using Progress = std::function<void(std::size_t done)>;

/// Runs all works on `workers` threads and returns their values in their order. A watcher on a
/// thread of its own reports the progress again and again, with a short pause between two reports;
/// the last report of a batch that succeeds says that all are done. When a job throws, a stop of
/// the others is requested, those that have not begun are dropped, and this throws BatchFailed.
/// On every path all threads have ended when this returns or throws.
std::vector<long> run_batch(const std::vector<Work>& works, unsigned workers,
                            const Progress& progress);

struct BatchFailed {
  std::size_t job = 0;  ///< the first that was seen to fail
};

}  // namespace thread_leak
