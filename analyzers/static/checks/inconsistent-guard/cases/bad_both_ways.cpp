// A flag says whether to lock, and nobody outside of the class can.
#include <mutex>
#include <string>
#include <vector>

class Journal {
 public:
  void append(const std::string& line, bool quickly) {
    if (quickly) {
      write(line);  // FINDING inconsistent-guard (warning)
    } else {
      std::lock_guard lock(mutex_);
      write(line);
    }
  }

 private:
  void write(const std::string& line) { lines_.push_back(line); }

  std::mutex mutex_;
  std::vector<std::string> lines_;
};

class Totals {
 public:
  void count(int* hits, bool alone) {
    if (alone) {
      raise(&total_, *hits);  // FINDING inconsistent-guard (warning)
      return;
    }
    mutex_.lock();  // FINDING manual-lock
    raise(&total_, *hits);
    mutex_.unlock();
  }

 private:
  static void raise(long* total, int by) { *total += by; }

  std::mutex mutex_;
  long total_ = 0;
};
