// A class of a library: its users call any of its methods from any thread.
#include <map>
#include <mutex>
#include <string>

class Store {
 public:
  void put(const std::string& key, const std::string& value) {
    std::lock_guard data(data_mutex_);
    data_[key] = value;
    std::lock_guard stats(stats_mutex_);  // FINDING lock-order-inversion
    ++writes_;
  }
  std::string report() {
    std::lock_guard stats(stats_mutex_);
    std::lock_guard data(data_mutex_);
    return std::to_string(writes_) + " writes, " + std::to_string(data_.size()) + " keys";
  }

 private:
  std::mutex data_mutex_, stats_mutex_;
  std::map<std::string, std::string> data_;
  long writes_ = 0;
};
