#include <mutex>
#include <shared_mutex>
#include <thread>

int settings;

void worker() {
  std::shared_mutex mutex;  // FINDING ineffective-local-mutex
  for (int i = 0; i < 10; ++i) {
    std::unique_lock writing(mutex);
    ++settings;
  }
}

int main() {
  std::thread a(worker), b(worker);
  a.join();
  b.join();
}
