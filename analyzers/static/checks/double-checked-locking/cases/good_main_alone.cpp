// The lazily made object is asked for by main alone; the thread gets a value.
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
    if (!config_) {
      std::lock_guard l(m_);
      if (!config_) config_ = std::make_unique<Config>();
    }
    return *config_;
  }
};
int main() {
  App app;
  const int v = app.config().v;
  std::thread t([v] {
    if (v != 1) throw 1;
  });
  t.join();
}
