// The pointer is copied and replaced under a shared mutex; the settings behind it never change.
// correct: shared_ptr to const data replaced under shared_mutex
#include <cassert>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <thread>

struct Settings {
  int volume = 3;
  int balance = 3;
};

std::shared_mutex mutex;
std::shared_ptr<const Settings> settings = std::make_shared<Settings>();

std::shared_ptr<const Settings> current_settings() {
  std::shared_lock reading(mutex);
  return settings;
}

void reload() {
  auto fresh = std::make_shared<const Settings>(Settings{5, 5});
  std::unique_lock writing(mutex);
  settings = std::move(fresh);
}

void play() {
  const auto now = current_settings();
  assert(now->volume == now->balance);
}

int main() {
  std::thread player(play);
  std::thread second_player(play);
  std::thread reloader(reload);
  player.join();
  second_player.join();
  reloader.join();
}
