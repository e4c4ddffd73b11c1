// The second pointer owns the same object: one mutex is locked by both names.
#include <memory>
#include <mutex>
#include <thread>

struct Stage {
  std::mutex mutex;
  int items = 0;
  std::shared_ptr<Stage> next;
};

void pass_on(const std::shared_ptr<Stage>& stage) {
  const std::shared_ptr<Stage> current = stage;
  std::lock_guard here(current->mutex);
  if (!current->next) return;
  std::lock_guard there(stage->mutex);  // FINDING self-deadlock
  --stage->items;
  ++current->items;
}

int main() {
  auto last = std::make_shared<Stage>();
  auto first = std::make_shared<Stage>();
  first->next = last;
  std::jthread one([=] { pass_on(first); });
  std::jthread two([=] { pass_on(first); });
}
