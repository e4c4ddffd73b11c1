// The notification comes before the state it announces: the waiter wakes, sees nothing new,
// sleeps again, and is not woken a second time.
// expect: lost-wakeup
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex mutex;
std::condition_variable changed;
bool ready = false;

void prepare() {
  changed.notify_one();
  std::lock_guard lock(mutex);
  ready = true;
}

void start() {
  std::unique_lock lock(mutex);
  changed.wait(lock, [] { return ready; });
}

int main() {
  std::thread cook(prepare);
  std::thread waiter(start);
  cook.join();
  waiter.join();
}
