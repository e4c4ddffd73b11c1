// What is handed in is called with the lock held, and asks for what locks it.
#include <functional>
#include <mutex>
#include <set>
#include <thread>

class Registry {
 public:
  void add(int id) {
    std::lock_guard lock(mutex_);
    ids_.insert(id);
  }
  bool contains(int id) {
    std::lock_guard lock(mutex_);  // FINDING self-deadlock
    return ids_.contains(id);
  }
  void each(const std::function<void(int)>& use) {
    std::lock_guard lock(mutex_);
    for (const int id : ids_) use(id);
  }

 private:
  std::mutex mutex_;
  std::set<int> ids_;
};

int count_pairs(Registry& registry) {
  int pairs = 0;
  registry.each([&](int id) { pairs += registry.contains(id + 1) ? 1 : 0; });
  return pairs;
}

int main() {
  Registry registry;
  std::jthread adder([&] { registry.add(1); });
  return count_pairs(registry) > 0 ? 1 : 0;
}
