// A pointer that is a static, tested with no lock at all, by threads.
#include <thread>

struct Config {
  int port = 8080;
};

Config& config() {
  static Config* made = nullptr;
  if (!made) made = new Config;  // FINDING unsynchronized-lazy-init
  return *made;
}

int main() {
  std::jthread one([] { config(); });
  return config().port == 8080 ? 0 : 1;
}
