// The store releases, but who finds the object at the first look has acquired nothing.
#include <atomic>
#include <mutex>
#include <string>
#include <thread>

struct Dictionary {
  std::string word = "tea";
};

class Dictionaries {
 public:
  ~Dictionaries() { delete german_.load(); }
  const Dictionary* german() {
    const Dictionary* known =
        german_.load(std::memory_order_relaxed);  // FINDING relaxed-publication
    if (known == nullptr) {
      std::lock_guard lock(mutex_);
      known = german_.load(std::memory_order_relaxed);
      if (known == nullptr) {
        known = new Dictionary;
        german_.store(known, std::memory_order_release);
      }
    }
    return known;
  }

 private:
  std::mutex mutex_;
  std::atomic<const Dictionary*> german_ = nullptr;
};

int main() {
  Dictionaries all;
  std::jthread reader([&] { (void)all.german()->word.size(); });
  return all.german()->word == "tea" ? 0 : 1;
}
