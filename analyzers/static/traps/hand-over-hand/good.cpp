// Hand over hand: the next node is locked before this one is let go, always in one direction.
#include <mutex>
#include <thread>
#include <utility>

struct Stop {
  std::mutex mutex;
  int passengers = 0;
  Stop* next = nullptr;
};

int count_forwards(Stop* stop) {
  stop->mutex.lock();
  int all = stop->passengers;
  while (Stop* ahead = stop->next) {
    ahead->mutex.lock();
    stop->mutex.unlock();
    stop = ahead;
    all += stop->passengers;
  }
  stop->mutex.unlock();
  return all;
}

void board(Stop* stop, int people) {
  std::unique_lock<std::mutex> here(stop->mutex);
  while (stop->next) {
    std::unique_lock<std::mutex> ahead(stop->next->mutex);
    stop = stop->next;
    here = std::move(ahead);
  }
  stop->passengers += people;
}

int main() {
  Stop first, second, third;
  first.next = &second;
  second.next = &third;
  std::jthread counter([&] { count_forwards(&first); });
  std::jthread tram([&] { board(&first, 3); });
}
