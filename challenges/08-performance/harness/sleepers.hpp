// Who sleeps, as the system sees it.
#pragma once
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

/// Threads that sleep, and how often each of them has gone to sleep.
class Sleepers {
 public:
  explicit Sleepers(std::size_t threads) : ids_(threads), seen_(threads, -1) {}

  /// Called by each of them, before it sleeps.
  void enter(std::size_t thread) { ids_[thread] = gettid(); }

  /// Waits until all of them sleep, and go on sleeping. False when they do not.
  bool all_sleep() const {
    for (long i = 0, before = -1; i < 2'000; ++i) {
      const long now = sleep_now() ? sleeps() : -1;
      if (now >= 0 && now == before) return true;
      before = now;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return false;
  }

  /// How many have woken, and gone to sleep again, since this was called before.
  long woken() {
    long count = 0;
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      const long now = sleeps_of(ids_[i]);
      count += now != seen_[i];
      seen_[i] = now;
    }
    return count;
  }

 private:
  bool sleep_now() const {
    return std::ranges::all_of(
        ids_, [](const auto& id) { return id != 0 && field(id, "State:").starts_with("S"); });
  }

  long sleeps() const {
    long sum = 0;
    for (const auto& id : ids_) sum += sleeps_of(id);
    return sum;
  }

  static long sleeps_of(int thread) { return std::stol(field(thread, "voluntary_ctxt_switches:")); }

  static std::string field(int thread, const std::string& name) {
    std::ifstream status("/proc/self/task/" + std::to_string(thread) + "/status");
    for (std::string line; std::getline(status, line);)
      if (line.starts_with(name)) return line.substr(name.size() + 1);
    return "0";
  }

  std::vector<std::atomic<int>> ids_;
  std::vector<long> seen_;
};

inline constexpr const char* kAsleep = "whoever has nothing to do sleeps";
