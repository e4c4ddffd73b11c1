// Waiting gives back one of the two levels held: the producer never gets the mutex.
// expect: deadlock
#include <condition_variable>
#include <mutex>
#include <thread>

std::recursive_mutex mutex;
std::condition_variable_any filled;
int items = 0;

void put() {
  std::lock_guard lock(mutex);
  ++items;
  filled.notify_one();
}

void wait_for_item() {
  std::unique_lock lock(mutex);
  filled.wait(lock, [] { return items > 0; });
}

void take() {
  std::lock_guard lock(mutex);
  wait_for_item();
  --items;
}

int main() {
  std::thread producer(put);
  std::thread consumer(take);
  producer.join();
  consumer.join();
}
