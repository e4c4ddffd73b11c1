// The lock of the lambda is gone when the lambda is over: what follows is not guarded.
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
    ++changes_;  // FINDING inconsistent-guard
  }
  void forget() {
    std::lock_guard lock(mutex_);
    ids_.clear();
    ++changes_;
  }
  void reset() {
    std::lock_guard lock(mutex_);
    changes_ = 0;
  }
  bool is_changed() { return WITH_LOCK(mutex_, return changes_ > 0); }
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
