// What jobs do in the scenarios, and what is told of threads.
#pragma once
#include <chrono>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

/// Returns when the stop is requested, and not before.
inline void wait_for(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait(lock, stop, [] { return false; });
}

/// How many threads this process has; 0 where the system does not tell.
inline int threads_now() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("Threads:")) return std::stoi(line.substr(8));
  return 0;
}

/// Are there so many threads, now or soon? One that was joined may still be on its way out.
inline bool threads_become(int number) {
  for (int i = 0; i < 1'000 && threads_now() != number; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return threads_now() == number;
}

inline std::size_t count_of(int number) {
  return static_cast<std::size_t>(number > 1 ? number : 1);
}
