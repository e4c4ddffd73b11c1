// Brackets around a name declare it.
#include <mutex>
#include <vector>

std::mutex list_mutex;
std::vector<int> list;

void append(int value) {
  std::unique_lock<std::mutex>(list_mutex);  // FINDING unnamed-lock-guard
  list.push_back(value);
}

class Store {
 public:
  void put(int value) {
    std::unique_lock<std::mutex>(mutex_);  // FINDING unnamed-lock-guard
    value_ = value;
  }

 private:
  std::mutex mutex_;
  int value_ = 0;
};
