// Copying a shared_ptr while another thread assigns it: only the count inside is atomic.
// expect: race, use-after-free
#include <cassert>
#include <memory>
#include <thread>

struct Settings {
  int volume = 3;
};

std::shared_ptr<const Settings> settings = std::make_shared<Settings>();

void reload() {
  settings = std::make_shared<Settings>(Settings{5});
}

void play() {
  const std::shared_ptr<const Settings> now = settings;
  assert(now->volume > 0);
}

int main() {
  std::thread player(play);
  std::thread reloader(reload);
  player.join();
  reloader.join();
}
