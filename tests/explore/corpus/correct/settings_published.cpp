// One thread replaces the settings, the others take what is there: each sees one of them whole.
// correct: atomic<shared_ptr>, load and store by several threads
#include <atomic>
#include <cassert>
#include <memory>
#include <thread>

struct Settings {
  int width;
  int height;
};

std::atomic<std::shared_ptr<const Settings>> current =
    std::make_shared<const Settings>(Settings{1, 1});

void look() {
  const std::shared_ptr<const Settings> settings = current.load();
  assert(settings->width == settings->height);
}

int main() {
  std::thread first(look);
  std::thread second([] {
    look();
    current.store(std::make_shared<const Settings>(Settings{3, 3}));
  });
  current.store(std::make_shared<const Settings>(Settings{2, 2}));
  first.join();
  second.join();
  look();
}
