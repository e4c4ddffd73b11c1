// The table is loaded once before anybody looks at it, and again later, beside those who look.
#include <cstddef>
#include <mutex>
#include <thread>
#include <vector>

class Table {
 public:
  std::size_t size() {
    std::call_once(loaded_, [this] { load(); });
    return rows_.size();  // FINDING inconsistent-guard
  }
  void reload() { load(); }

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
  std::thread other([&] { table.reload(); });
  (void)table.size();
  other.join();
}
