#include <mutex>
#include <stdexcept>
#include <string>

class Store {
 public:
  void put(const std::string& text) {
    mutex_.lock();  // FINDING manual-lock
    size_ += parse(text);
    mutex_.unlock();
  }

 private:
  int parse(const std::string& text) {
    if (text.empty()) throw std::invalid_argument("empty");
    return static_cast<int>(text.size());
  }
  std::mutex mutex_;
  int size_ = 0;
};
