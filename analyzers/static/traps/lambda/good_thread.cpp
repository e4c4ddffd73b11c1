// A thread does not inherit the lock under which it was started: it takes it itself.
#include <mutex>
#include <thread>

class Importer {
 public:
  ~Importer() {
    if (worker_.joinable()) worker_.join();
  }
  void start(int rows) {
    std::lock_guard lock(mutex_);
    if (started_) return;
    started_ = true;
    worker_ = std::thread([this, rows] {
      for (int i = 0; i < rows; ++i) {
        std::lock_guard row(mutex_);
        ++imported_;
      }
    });
  }
  int imported() {
    std::lock_guard lock(mutex_);
    return imported_;
  }

 private:
  std::mutex mutex_;
  std::thread worker_;
  bool started_ = false;
  int imported_ = 0;
};

int main() {
  Importer importer;
  importer.start(10);
  return importer.imported() > 10 ? 1 : 0;
}
