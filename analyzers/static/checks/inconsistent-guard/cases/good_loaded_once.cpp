// The table is loaded under a lock, once, before anybody looks at it.
#include <cstddef>
#include <mutex>
#include <thread>
#include <vector>

class Table {
 public:
  std::size_t size() {
    std::call_once(loaded_, [this] { load(); });
    return rows_.size();
  }

 private:
  void load() {
    std::lock_guard lock(mutex_);
    rows_ = {1, 2, 3};
  }

  std::once_flag loaded_;
  std::mutex mutex_;
  std::vector<int> rows_;
};

int main() {
  Table table;
  std::thread other([&] { (void)table.size(); });
  (void)table.size();
  other.join();
}
