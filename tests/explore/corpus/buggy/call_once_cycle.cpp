// Two once-only initialisations use one another, from two ends: each waits for the other's end.
// expect: deadlock
#include <atomic>
#include <mutex>
#include <thread>

std::once_flag disk_once;
std::once_flag cache_once;
std::atomic<int> started = 0;

void count() {
  ++started;
}

void start_disk() {
  std::call_once(disk_once, [] {
    count();
    std::call_once(cache_once, count);
  });
}

void start_cache() {
  std::call_once(cache_once, [] {
    count();
    std::call_once(disk_once, count);
  });
}

int main() {
  std::thread first(start_disk);
  std::thread second(start_cache);
  first.join();
  second.join();
}
