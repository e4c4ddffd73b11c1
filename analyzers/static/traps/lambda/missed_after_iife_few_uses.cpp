// What follows the lambda is not guarded, and one other method writes it with the lock held.
#include <mutex>
#include <thread>
#include <vector>

#define WITH_LOCK(mutex, code)     \
  [&]() -> decltype(auto) {        \
    std::lock_guard guard_(mutex); \
    code;                          \
  }()

class Peers {
 public:
  void add(int id) {
    WITH_LOCK(mutex_, ids_.push_back(id));
    ++changes_;  // MISSED unguarded-shared-write
  }
  void forget() {
    std::lock_guard lock(mutex_);
    ids_.clear();
    ++changes_;
  }
  int changes() { return WITH_LOCK(mutex_, return changes_); }

 private:
  std::mutex mutex_;
  std::vector<int> ids_;
  int changes_ = 0;
};

int main() {
  Peers peers;
  std::jthread one([&] { peers.add(1); });
  std::jthread two([&] { peers.forget(); });
  return peers.changes() > 2 ? 1 : 0;
}
