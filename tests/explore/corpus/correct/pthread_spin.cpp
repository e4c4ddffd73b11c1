// The POSIX spin lock protects a plain counter like any other lock.
// correct: pthread_spinlock_t lock, trylock, unlock
#include <pthread.h>

#include <cassert>
#include <thread>

pthread_spinlock_t spin;
int turns = 0;

void turn() {
  if (pthread_spin_trylock(&spin) != 0) pthread_spin_lock(&spin);
  ++turns;
  pthread_spin_unlock(&spin);
}

int main() {
  pthread_spin_init(&spin, PTHREAD_PROCESS_PRIVATE);
  std::thread first(turn);
  std::thread second(turn);
  first.join();
  second.join();
  assert(turns == 2);
  pthread_spin_destroy(&spin);
}
