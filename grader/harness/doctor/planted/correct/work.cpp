#include "api.hpp"

#include <mutex>
#include <thread>

long work(int rounds) {
  std::mutex mutex;
  long sum = 0;
  const auto add = [&] {
    for (int i = 0; i < rounds; ++i) {
      std::lock_guard lock(mutex);
      ++sum;
    }
  };
  std::thread first(add);
  std::thread second(add);
  first.join();
  second.join();
  return sum;
}
