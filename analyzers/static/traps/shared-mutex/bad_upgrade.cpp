// Who finds nothing asks to be a writer while it still is a reader: it waits for itself.
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>
#include <unordered_map>

class Routes {
 public:
  int resolve(const std::string& name) {
    std::shared_lock reading(mutex_);
    const auto found = ports_.find(name);
    if (found != ports_.end()) return found->second;
    std::unique_lock writing(mutex_);  // FINDING lock-mode-upgrade
    return ports_.try_emplace(name, next_++).first->second;
  }

 private:
  std::shared_mutex mutex_;
  std::unordered_map<std::string, int> ports_;
  int next_ = 8000;
};

int main() {
  Routes routes;
  std::jthread one([&] { routes.resolve("mail"); });
  return routes.resolve("web") >= 8000 ? 0 : 1;
}
