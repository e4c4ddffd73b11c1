#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace ccgrade {

/// A place where `parties` threads must be at the same time: the witness of real parallelism, with
/// no stopwatch. A program that serialises its threads can never fill it, however fast it is; one
/// that does not fills it however slow the machine is, within a generous patience.
class Rendezvous {
 public:
  explicit Rendezvous(int parties,
                      std::chrono::milliseconds patience = std::chrono::milliseconds(1500))
      : missing_(parties), patience_(patience) {}

  /// Arrives and waits for the others. True when all were here together; false when patience ran
  /// out (then it is over for everyone: later arrivals return at once). Thread-safe.
  bool meet() {
    std::unique_lock lock(mutex_);
    if (over_) return false;
    if (--missing_ <= 0) {
      all_here_.notify_all();
      return true;
    }
    const bool met = all_here_.wait_for(lock, patience_, [&] { return missing_ <= 0 || over_; });
    if (!met) {
      over_ = true;
      all_here_.notify_all();
    }
    return missing_ <= 0;
  }

 private:
  std::mutex mutex_;
  std::condition_variable all_here_;
  int missing_;
  bool over_ = false;
  std::chrono::milliseconds patience_;
};

}  // namespace ccgrade
