#include "api.hpp"

#include <mutex>
#include <thread>

long work(int rounds) {
  std::mutex a;
  std::mutex b;
  long sum = 0;
  std::thread first([&] {
    for (int i = 0; i < rounds; ++i) {
      std::lock_guard hold_a(a);
      std::lock_guard hold_b(b);
      ++sum;
    }
  });
  std::thread second([&] {
    for (int i = 0; i < rounds; ++i) {
      std::lock_guard hold_b(b);
      std::lock_guard hold_a(a);
      ++sum;
    }
  });
  first.join();
  second.join();
  return sum;
}
