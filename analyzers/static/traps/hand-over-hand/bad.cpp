// One thread walks the list forwards and another backwards: they meet, each with a lock in hand.
#include <mutex>
#include <thread>

struct Stop {
  std::mutex mutex;
  int passengers = 0;
  Stop* next = nullptr;
  Stop* before = nullptr;
};

int count_forwards(Stop* stop) {
  stop->mutex.lock();
  int all = stop->passengers;
  while (Stop* ahead = stop->next) {
    ahead->mutex.lock();  // FINDING lock-order-inversion (warning)
    stop->mutex.unlock();
    stop = ahead;
    all += stop->passengers;
  }
  stop->mutex.unlock();
  return all;
}

int count_backwards(Stop* stop) {
  stop->mutex.lock();
  int all = stop->passengers;
  while (Stop* behind = stop->before) {
    behind->mutex.lock();
    stop->mutex.unlock();
    stop = behind;
    all += stop->passengers;
  }
  stop->mutex.unlock();
  return all;
}

int main() {
  Stop first, second, third;
  first.next = &second;
  second.next = &third;
  second.before = &first;
  third.before = &second;
  std::jthread counter([&] { count_forwards(&first); });
  std::jthread inspector([&] { count_backwards(&third); });
}
