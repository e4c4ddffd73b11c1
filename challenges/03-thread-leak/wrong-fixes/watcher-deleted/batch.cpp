#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "api.hpp"

namespace thread_leak {

std::vector<long> run_batch(const std::vector<Work>& works, unsigned workers,
                            const Progress& progress) {
  std::vector<long> values(works.size());
  std::atomic<std::size_t> done = 0;

  Runner runner(workers, works.size() + 1);
  for (const Work& work : works) runner.submit(work);
  runner.close();
  while (const std::optional<Result> result = runner.take()) {
    if (result->failed) throw BatchFailed{result->job};
    values[result->job] = result->value;
    ++done;
    progress(done);
  }
  progress(done);
  return values;
}

}  // namespace thread_leak
