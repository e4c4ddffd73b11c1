// Walks in both directions, of which a lock around them lets one in at a time; and a tree, of which
// every walk goes down, whichever child it takes.
#include <mutex>
#include <thread>

struct Stop {
  std::mutex mutex;
  int passengers = 0;
  Stop* next = nullptr;
  Stop* before = nullptr;
};

std::mutex line;

int count_forwards(Stop* stop) {
  std::lock_guard alone(line);
  std::lock_guard here(stop->mutex);
  if (!stop->next) return stop->passengers;
  std::lock_guard there(stop->next->mutex);
  return stop->passengers + stop->next->passengers;
}

int count_backwards(Stop* stop) {
  std::lock_guard alone(line);
  std::lock_guard here(stop->mutex);
  if (!stop->before) return stop->passengers;
  std::lock_guard there(stop->before->mutex);
  return stop->passengers + stop->before->passengers;
}

struct Branch {
  std::mutex mutex;
  int leaves = 0;
  Branch* left = nullptr;
  Branch* right = nullptr;
};

int count_left(Branch* branch) {
  std::lock_guard here(branch->mutex);
  if (!branch->left) return branch->leaves;
  std::lock_guard there(branch->left->mutex);
  return branch->leaves + branch->left->leaves;
}

int count_right(Branch* branch) {
  std::lock_guard here(branch->mutex);
  if (!branch->right) return branch->leaves;
  std::lock_guard there(branch->right->mutex);
  return branch->leaves + branch->right->leaves;
}

int main() {
  Stop first, second;
  first.next = &second;
  second.before = &first;
  std::jthread counter([&] { count_forwards(&first); });
  std::jthread inspector([&] { count_backwards(&second); });
  Branch trunk, bough, twig;
  trunk.left = &bough;
  trunk.right = &twig;
  std::jthread gardener([&] { count_left(&trunk); });
  std::jthread owner([&] { count_right(&trunk); });
}
