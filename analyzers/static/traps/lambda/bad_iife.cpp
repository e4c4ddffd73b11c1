// The lambda that is called where it stands runs inline: with the lock that is held around it.
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
    std::lock_guard lock(mutex_);
    ids_.push_back(id);
    WITH_LOCK(mutex_, ++changes_);  // FINDING self-deadlock
  }
  std::size_t size() { return WITH_LOCK(mutex_, return ids_.size()); }

 private:
  std::mutex mutex_;
  std::vector<int> ids_;
  int changes_ = 0;
};

int main() {
  Peers peers;
  std::jthread one([&] { peers.add(1); });
  std::jthread two([&] { peers.add(2); });
  return peers.size() > 2 ? 1 : 0;
}
