// call_once returns to everybody only after the object is there.
// correct: call_once, once_flag, unique_ptr published by it
#include <atomic>
#include <cassert>
#include <memory>
#include <mutex>
#include <thread>

struct Config {
  std::atomic<int> reads = 0;
};

std::once_flag once;
std::unique_ptr<Config> instance;

Config& config() {
  std::call_once(once, [] { instance = std::make_unique<Config>(); });
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
  assert(config().reads == 2);
}
