// condition_variable_any takes any lock: the producer locks another one than the consumer, so
// its notification can fall between the consumer's test and the consumer's sleep.
// expect: lost-wakeup
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex queue_mutex;
std::mutex statistics_mutex;
std::condition_variable_any filled;
std::atomic<int> items = 0;

void produce() {
  {
    std::lock_guard lock(statistics_mutex);
    ++items;
  }
  filled.notify_one();
}

void consume() {
  std::unique_lock lock(queue_mutex);
  filled.wait(lock, [] { return items > 0; });
  --items;
}

int main() {
  std::thread producer(produce);
  std::thread consumer(consume);
  producer.join();
  consumer.join();
}
