// A lambda that is called where it stands runs inline, with its own lock, and is over then.
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
    WITH_LOCK(mutex_, ++changes_);
  }
  std::size_t size() { return WITH_LOCK(mutex_, return ids_.size()); }
  int newest() {
    const int id = [&] {
      std::lock_guard lock(mutex_);
      return ids_.empty() ? -1 : ids_.back();
    }();
    return id;
  }

 private:
  std::mutex mutex_;
  std::vector<int> ids_;
  int changes_ = 0;
};

int main() {
  Peers peers;
  std::jthread one([&] { peers.add(1); });
  std::jthread two([&] { peers.add(2); });
  return peers.size() > 2 || peers.newest() > 2 ? 1 : 0;
}
