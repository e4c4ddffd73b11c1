#include <pthread.h>

#include <future>
#include <mutex>

std::mutex table_mutex;
int rows;

void add() {
  std::lock_guard lock(table_mutex);
  ++rows;
}

int add_and_count() {
  auto added = std::async(std::launch::async, add);
  std::lock_guard lock(table_mutex);
  added.get();  // FINDING join-under-lock
  return rows;
}
