#include "api.hpp"

#include <thread>

long work(int rounds) {
  long sum = 0;
  const auto add = [&] {
    for (int i = 0; i < rounds; ++i) sum = sum + 1;  // nothing orders the two threads
  };
  std::thread first(add);
  std::thread second(add);
  first.join();
  second.join();
  return sum;
}
