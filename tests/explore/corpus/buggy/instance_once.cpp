// A flag can say "somebody creates it", not "it is there": the second caller gets no object.
// expect: crash
#include <atomic>
#include <thread>

struct Config {
  std::atomic<int> reads = 0;
};

Config storage;
std::atomic<bool> started = false;
std::atomic<Config*> instance = nullptr;

Config& config() {
  if (!started.exchange(true)) instance = &storage;
  return *instance;
}

void use() {
  ++config().reads;
}

int main() {
  std::thread first(use);
  std::thread second(use);
  first.join();
  second.join();
}
