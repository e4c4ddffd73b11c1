// Whoever finds the text made finds it as it stays.
#include <atomic>
#include <mutex>
#include <string>
#include <thread>

class Greeting {
 public:
  const std::string& text() {
    if (!made_.load(std::memory_order_acquire)) {
      std::lock_guard lock(mutex_);
      if (!made_.load(std::memory_order_relaxed)) {
        text_ = "good morning";
        made_.store(true, std::memory_order_release);
      }
    }
    return text_;
  }

 private:
  std::atomic<bool> made_{false};
  std::mutex mutex_;
  std::string text_;
};

int main() {
  Greeting greeting;
  std::thread other([&] { (void)greeting.text().size(); });
  (void)greeting.text().size();
  other.join();
}
