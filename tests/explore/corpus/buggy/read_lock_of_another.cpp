// The second thread gives back what only the first one took.
// expect: misuse
#include <shared_mutex>
#include <thread>

std::shared_mutex lock;

int main() {
  lock.lock_shared();
  std::thread other([] { lock.unlock_shared(); });
  other.join();
}
