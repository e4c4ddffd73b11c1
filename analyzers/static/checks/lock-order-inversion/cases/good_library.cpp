// The same order everywhere; and the helper that takes one lock alone is called with the other.
#include <map>
#include <mutex>
#include <string>

class Store {
 public:
  void put(const std::string& key, const std::string& value) {
    std::lock_guard data(data_mutex_);
    data_[key] = value;
    count();
  }
  std::string report() {
    std::scoped_lock both(stats_mutex_, data_mutex_);
    return std::to_string(writes_) + " writes, " + std::to_string(data_.size()) + " keys";
  }
  long writes() {
    std::lock_guard stats(stats_mutex_);
    return writes_;
  }

 private:
  void count() {
    std::lock_guard stats(stats_mutex_);
    ++writes_;
  }
  std::mutex data_mutex_, stats_mutex_;
  std::map<std::string, std::string> data_;
  long writes_ = 0;
};
