// Whoever writes holds both locks, so that either is enough to read.
#include <map>
#include <mutex>
#include <string>

class Routes {
 public:
  void set(const std::string& name, int port) {
    std::scoped_lock lock(readers_, admins_);
    ports_[name] = port;
  }
  int port(const std::string& name) {
    std::lock_guard lock(readers_);
    const auto found = ports_.find(name);
    return found == ports_.end() ? 0 : found->second;
  }
  std::size_t size() {
    std::lock_guard lock(admins_);
    return ports_.size();
  }

 private:
  std::mutex readers_, admins_;
  std::map<std::string, int> ports_;
};
