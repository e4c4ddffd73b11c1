// Readers share the lock; who finds nothing leaves as a reader before it comes back as a writer.
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>
#include <unordered_map>

class Routes {
 public:
  int port(const std::string& name) const {
    std::shared_lock reading(mutex_);
    const auto found = ports_.find(name);
    return found == ports_.end() ? 0 : found->second;
  }
  int resolve(const std::string& name) {
    if (const int known = port(name)) return known;
    std::unique_lock writing(mutex_);
    return ports_.try_emplace(name, next_++).first->second;
  }

 private:
  mutable std::shared_mutex mutex_;
  std::unordered_map<std::string, int> ports_;
  int next_ = 8000;
};

int main() {
  Routes routes;
  std::jthread one([&] { routes.port("mail"); });
  std::jthread two([&] { routes.port("web"); });
  return routes.resolve("web") >= 8000 ? 0 : 1;
}
