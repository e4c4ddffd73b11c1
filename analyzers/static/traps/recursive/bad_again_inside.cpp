// The first lock is gone when the log is held: now the second one has to wait for the catalog.
#include <mutex>
#include <thread>

class Catalog {
 public:
  void add(int books) {
    {
      std::lock_guard lock(mutex_);
      books_ += books;
    }
    std::lock_guard entry(log_mutex_);
    ++lines_;
    count();
  }
  void remove(int books) {
    std::lock_guard lock(mutex_);
    books_ -= books;
    std::lock_guard entry(log_mutex_);  // FINDING lock-order-inversion
    --lines_;
  }

 private:
  void count() {
    std::lock_guard again(mutex_);
    ++changes_;
  }
  std::recursive_mutex mutex_;
  std::mutex log_mutex_;
  int books_ = 0, changes_ = 0, lines_ = 0;
};

int main() {
  Catalog catalog;
  std::jthread librarian([&] { catalog.add(2); });
  std::jthread clerk([&] { catalog.remove(1); });
}
