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
  std::atomic<bool> over = false;

  std::thread watcher([&] {
    while (!over) {
      progress(done);
      std::this_thread::sleep_for(kPause);
    }
    progress(done);
  });

  Runner runner(workers, works.size() + 1);
  for (const Work& work : works) runner.submit(work);
  runner.close();

  std::vector<long> values(works.size());
  while (const std::optional<Result> result = runner.take()) {
    if (result->failed) throw BatchFailed{result->job};
    values[result->job] = result->value;
    ++done;
  }

  over = true;
  watcher.join();
  return values;
}

}  // namespace thread_leak
