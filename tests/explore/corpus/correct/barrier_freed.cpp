// Whoever is told to be the last one at the barrier frees it, while the others are still on their
// way out.
// correct: pthread barrier
#include <pthread.h>

#include <thread>

int main() {
  auto* barrier = new pthread_barrier_t;
  pthread_barrier_init(barrier, nullptr, 2);
  long value = 0;
  const auto meet = [&] {
    if (pthread_barrier_wait(barrier) != PTHREAD_BARRIER_SERIAL_THREAD) return;
    pthread_barrier_destroy(barrier);
    delete barrier;
  };
  std::thread other([&] {
    value = 1;
    meet();
  });
  meet();
  if (value != 1) return 1;
  other.join();
}
