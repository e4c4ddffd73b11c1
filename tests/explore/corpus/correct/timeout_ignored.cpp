// A timeout is counted and answered with a wait that has no end: the parcel does come.
// correct: condition_variable wait_for with predicate, then wait
#include <cassert>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex mutex;
std::condition_variable changed;
bool arrived = false;
int reminders = 0;

void deliver() {
  std::lock_guard lock(mutex);
  arrived = true;
  changed.notify_one();
}

void receive() {
  const auto is_here = [] { return arrived; };
  std::unique_lock lock(mutex);
  if (!changed.wait_for(lock, std::chrono::seconds(2), is_here)) {
    ++reminders;
    changed.wait(lock, is_here);
  }
  assert(arrived);
}

int main() {
  std::thread courier(deliver);
  receive();
  courier.join();
  assert(reminders <= 1);
}
