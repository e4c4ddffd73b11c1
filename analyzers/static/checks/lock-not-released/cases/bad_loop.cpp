#include <mutex>
#include <string>
#include <vector>

class Registry {
 public:
  int find(const std::string& name) {
    std::unique_lock<std::mutex> lock(mutex_, std::defer_lock);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      names_mutex_.lock();
      if (names_[i] == name) return static_cast<int>(i);  // FINDING lock-not-released
      names_mutex_.unlock();
    }
    return -1;
  }
  void rename(int index, const std::string& name, bool silently) {
    names_mutex_.lock();
    names_[index] = name;
    if (!silently) {
      ++changes_;
      names_mutex_.unlock();
      return;
    }
  }  // FINDING lock-not-released

 private:
  std::mutex mutex_, names_mutex_;
  std::vector<std::string> names_;
  int changes_ = 0;
};
