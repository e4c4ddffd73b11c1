// Two permits for three workers: no more than two are ever inside.
// correct: sem_t init, wait, trywait, post, destroy; contended by three threads
#include <semaphore.h>

#include <atomic>
#include <cassert>
#include <thread>
#include <vector>

sem_t permits;
std::atomic<int> inside = 0;

void acquire() {
  if (sem_trywait(&permits) == 0) return;
  while (sem_wait(&permits) != 0) {
  }
}

void work() {
  acquire();
  const int already_inside = inside.fetch_add(1);
  assert(already_inside < 2);
  --inside;
  sem_post(&permits);
}

int main() {
  sem_init(&permits, 0, 2);
  std::vector<std::thread> workers;
  for (int i = 0; i < 3; ++i) workers.emplace_back(work);
  for (std::thread& worker : workers) worker.join();
  sem_destroy(&permits);
}
