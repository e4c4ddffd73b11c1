// The class has a way of its own, which is the base's after all.
#include <mutex>

class Worker {
 public:
  virtual ~Worker() = default;
  virtual void run() {
    std::lock_guard lock(mutex_);
    on_event();
  }
  virtual void on_event() { ++events_; }

 protected:
  std::mutex mutex_;
  int events_ = 0;
};

class CountingWorker : public Worker {
 public:
  void run() override {
    ++runs_;
    Worker::run();
  }
  void on_event() override {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    events_ += 2;
  }

 private:
  int runs_ = 0;
};

int main() {
  CountingWorker worker;
  worker.run();
}
