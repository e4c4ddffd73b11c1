#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "api.hpp"

namespace thread_leak {

namespace {

constexpr std::chrono::milliseconds kPause{1};

void report_until(const std::stop_token& stop, const std::atomic<std::size_t>& done,
                  const Progress& progress) {
  std::mutex mutex;
  std::condition_variable_any never;
  while (!stop.stop_requested()) {
    progress(done);
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, kPause, [] { return false; });
  }
  progress(done);
}

}  // namespace

std::vector<long> run_batch(const std::vector<Work>& works, unsigned workers,
                            const Progress& progress) {
  std::vector<long> values(works.size());
  std::atomic<std::size_t> done = 0;
  // A jthread requests the stop and joins on every way out; it is declared first and so ends last.
  const std::jthread watcher(
      [&](const std::stop_token& stop) { report_until(stop, done, progress); });

  Runner runner(workers, works.size() + 1);
  for (const Work& work : works) runner.submit(work);
  runner.close();
  while (const std::optional<Result> result = runner.take()) {
    if (result->failed) throw BatchFailed{result->job};
    values[result->job] = result->value;
    ++done;
  }
  return values;
}

}  // namespace thread_leak
