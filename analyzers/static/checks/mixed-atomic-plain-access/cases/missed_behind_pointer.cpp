// The counter is handed on as a plain pointer, and nothing says which one it is.
#include <thread>

static void count(long* counter) {
  __atomic_fetch_add(counter, 1, __ATOMIC_RELAXED);
}

long served = 0;

int main() {
  std::thread worker([] { count(&served); });
  served = 1;  // MISSED mixed-atomic-plain-access
  worker.join();
}
