// A pause that a request to stop ends: the mutex is there for the condition's sake alone.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

class Poller {
 public:
  Poller() : thread_([this](const std::stop_token& stop) { run(stop); }) {}

 private:
  void poll();
  void run(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    while (!stop.stop_requested()) {
      poll();
      std::unique_lock lock(mutex);
      never.wait_for(lock, stop, std::chrono::seconds(1), [] { return false; });
    }
  }

  std::jthread thread_;
};

void pause_until(std::chrono::steady_clock::time_point end) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  while (never.wait_until(lock, end) != std::cv_status::timeout) {
  }
}
