// The second pointer stays where it was while the first goes on: two stages, two mutexes.
#include <memory>
#include <mutex>
#include <thread>

struct Stage {
  std::mutex mutex;
  int items = 0;
  std::shared_ptr<Stage> next;
};

void pass_on(std::shared_ptr<Stage> stage) {
  const std::shared_ptr<Stage> current = stage;
  std::lock_guard here(current->mutex);
  stage = current->next;
  if (!stage) return;
  std::lock_guard there(stage->mutex);
  --current->items;
  ++stage->items;
}

int main() {
  auto last = std::make_shared<Stage>();
  auto first = std::make_shared<Stage>();
  first->next = last;
  std::jthread one([=] { pass_on(first); });
  std::jthread two([=] { pass_on(first); });
}
