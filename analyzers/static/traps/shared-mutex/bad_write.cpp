// A lock for reading keeps no other reader out, and this one writes.
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>
#include <unordered_map>

class Routes {
 public:
  int port(const std::string& name) {
    std::shared_lock reading(mutex_);
    const auto found = ports_.find(name);
    last_ = name;  // FINDING inconsistent-guard
    return found == ports_.end() ? 0 : found->second;
  }
  void set(const std::string& name, int port) {
    std::unique_lock writing(mutex_);
    ports_[name] = port;
  }
  std::string last() const {
    std::shared_lock reading(mutex_);
    return last_;
  }

 private:
  mutable std::shared_mutex mutex_;
  std::unordered_map<std::string, int> ports_;
  std::string last_;
};

int main() {
  Routes routes;
  routes.set("web", 80);
  std::jthread one([&] { routes.port("mail"); });
  std::jthread two([&] { routes.port("web"); });
  return routes.last().size() > 4 ? 1 : 0;
}
