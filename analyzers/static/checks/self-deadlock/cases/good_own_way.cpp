// One class locks around the event, the other in it: no object does both.
#include <mutex>
#include <thread>

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

class SlowWorker : public Worker {
 public:
  void run() override { on_event(); }
  void on_event() override {
    std::lock_guard lock(mutex_);
    events_ += 2;
  }
};

int main() {
  Worker quick;
  SlowWorker slow;
  std::thread thread([&] {
    quick.run();
    slow.run();
  });
  quick.run();
  slow.run();
  thread.join();
}
