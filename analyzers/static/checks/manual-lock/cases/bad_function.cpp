#include <shared_mutex>

int load(int key) {
  return key < 0 ? throw key : key;
}

std::shared_mutex table_mutex;
int entries;

int look_up(int key) {
  table_mutex.lock_shared();  // FINDING manual-lock
  const int found = load(key) + entries;
  table_mutex.unlock_shared();
  return found;
}
