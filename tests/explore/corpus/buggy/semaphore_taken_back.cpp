// A thread posts for another that says it waits, which may be slow: the first takes it back itself.
// expect: assert
#include <semaphore.h>

#include <atomic>
#include <cassert>
#include <thread>

std::atomic<bool> somebody_waits{false};
sem_t tickets;

int main() {
  sem_init(&tickets, 0, 0);
  std::thread seller([] {
    const bool for_somebody = somebody_waits;
    sem_post(&tickets);
    if (for_somebody) assert(sem_trywait(&tickets) != 0);
  });
  std::thread([] {
    somebody_waits = true;
    sem_wait(&tickets);
  }).detach();
  seller.join();
}
