// Idea: results come as they are done; the watcher is a jthread around all of it.
#include <atomic>
#include <thread>

#include "api.hpp"

namespace thread_leak {

namespace {

constexpr std::chrono::milliseconds kPause{1};

}  // namespace

std::vector<long> run_batch(const std::vector<Work>& works, unsigned workers,
                            const Progress& progress) {
  std::atomic<std::size_t> done = 0;
  std::vector<long> values(works.size());

  const std::jthread watcher([&](const std::stop_token& over) {
    while (!over.stop_requested()) {
      progress(done);
      std::this_thread::sleep_for(kPause);
    }
    progress(done);
  });

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
