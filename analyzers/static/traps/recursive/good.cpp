// A recursive mutex may be locked again by who holds it, and keeps its place in the order.
#include <mutex>
#include <thread>

class Catalog {
 public:
  void add(int books) {
    std::lock_guard lock(mutex_);
    books_ += books;
    count();
    std::lock_guard entry(log_mutex_);
    ++lines_;
  }
  void count() {
    std::lock_guard again(mutex_);
    ++changes_;
  }
  void report() {
    std::lock_guard lock(mutex_);
    std::lock_guard entry(log_mutex_);
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
