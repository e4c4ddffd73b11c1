// BUG: both threads ask. The lazily made object is asked for by main alone; the thread gets a
// value.
#include <memory>
#include <mutex>
#include <thread>
struct Config {
  int v = 1;
};
class App {
  std::unique_ptr<Config> config_;
  std::mutex m_;

 public:
  Config& config() {
    if (!config_) {  // FINDING double-checked-locking
      std::lock_guard l(m_);
      if (!config_) config_ = std::make_unique<Config>();
    }
    return *config_;
  }
};
int main() {
  App app;

  std::thread t([&] { app.config(); });
  app.config();
  t.join();
}
