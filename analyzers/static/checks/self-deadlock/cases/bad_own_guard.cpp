// Guards that the program has written itself, and guards that functions hand out.
#include <mutex>

class Spot {
 public:
  explicit Spot(std::mutex& mutex) : mutex_(mutex) { mutex_.lock(); }
  ~Spot() { mutex_.unlock(); }
  Spot(const Spot&) = delete;

 private:
  std::mutex& mutex_;
};

class Pool {
 public:
  int take() {
    Spot spot(mutex_);
    return free_count() > 0 ? --free_ : -1;
  }
  int free_count() {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    return free_;
  }

  std::unique_lock<std::mutex> exclusive() { return std::unique_lock<std::mutex>(mutex_); }
  void refill() {
    auto lock = exclusive();
    give(10);
  }
  void give(int count) {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    free_ += count;
  }

 private:
  std::mutex mutex_;
  int free_ = 0;
};

class Scope {
 public:
  explicit Scope(std::mutex& mutex) : lock_(mutex) {}

 private:
  std::unique_lock<std::mutex> lock_;
};

std::mutex log_mutex;
int lines;

void log_line() {
  Scope scope(log_mutex);  // the guard's member takes it
  ++lines;
}

void log_two() {
  Scope scope(log_mutex);
  std::lock_guard again(log_mutex);  // FINDING self-deadlock
  lines += 2;
}
