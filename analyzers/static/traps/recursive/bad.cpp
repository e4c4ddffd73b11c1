// Recursive or not, another thread has to wait for it: catalog and log here, log and catalog there.
#include <mutex>
#include <thread>

class Catalog {
 public:
  void add(int books) {
    std::lock_guard lock(mutex_);
    books_ += books;
    count();
    std::lock_guard entry(log_mutex_);  // FINDING lock-order-inversion
    ++lines_;
  }
  void count() {
    std::lock_guard again(mutex_);
    ++changes_;
  }
  void report() {
    std::lock_guard entry(log_mutex_);
    std::lock_guard lock(mutex_);
    lines_ += changes_;
  }

 private:
  std::recursive_mutex mutex_;
  std::mutex log_mutex_;
  int books_ = 0, changes_ = 0, lines_ = 0;
};

int main() {
  Catalog catalog;
  std::jthread librarian([&] { catalog.add(2); });
  std::jthread clerk([&] { catalog.report(); });
}
