// The one thread that changes it reads it as it likes, in methods that are public, and that the
// program calls from nowhere else; and a flag that a helper reads says that all is there.
#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Poller {
 public:
  void start() {
    thread_ = std::thread([this] { run(); });
  }
  void stop() {
    stopped_ = true;
    thread_.join();
  }
  void run() {
    while (!stopped_) poll();
  }
  void poll() {
    if (polls_ == kMost) return;
    std::lock_guard lock(mutex_);
    ++polls_;
  }
  long polls() {
    std::lock_guard lock(mutex_);
    return polls_;
  }

 private:
  static constexpr long kMost = 1'000'000;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  long polls_ = 0;
  std::thread thread_;
};

class Catalogue {
 public:
  std::size_t size() {
    if (!is_loaded()) load();
    return names_.size();
  }

 private:
  bool is_loaded() const { return loaded_.load(std::memory_order_acquire); }
  void load() {
    std::lock_guard lock(mutex_);
    if (is_loaded()) return;
    names_ = {"ash", "birch"};
    loaded_.store(true, std::memory_order_release);
  }

  std::mutex mutex_;
  std::atomic<bool> loaded_ = false;
  std::vector<std::string> names_;
};

int main() {
  Poller poller;
  poller.start();
  Catalogue catalogue;
  std::thread reader([&] { catalogue.size(); });
  const long sum = poller.polls() + static_cast<long>(catalogue.size());
  reader.join();
  poller.stop();
  return sum == 0;
}
