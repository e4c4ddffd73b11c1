// Written before the thread starts, after it has ended, by one thread alone, or under one mutex.
#include <mutex>
#include <thread>

class Task {
 public:
  Task() : started_(0), done_(0), urgent_(0) { urgent_ = 1; }
  void run() {
    started_ = 1;
    std::thread worker([this] {
      done_ = 1;
      urgent_ = 0;
    });
    worker.join();
    started_ = 0;
  }

 private:
  unsigned started_ : 1, done_ : 1, urgent_ : 1;
};

class Switch {
 public:
  void turn(bool on) {
    std::lock_guard lock(mutex_);
    on_ = on;
  }
  void fail() {
    std::lock_guard lock(mutex_);
    broken_ = true;
  }

 private:
  std::mutex mutex_;
  bool on_ : 1 = false;
  bool broken_ : 1 = false;
};

/// Not made for several threads at all.
class Options {
 public:
  void set_verbose(bool on) { verbose_ = on; }
  void set_quiet(bool on) { quiet_ = on; }

 private:
  bool verbose_ : 1 = false;
  bool quiet_ : 1 = false;
};
