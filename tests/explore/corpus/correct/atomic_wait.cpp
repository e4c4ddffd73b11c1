// Every store is followed by a notification: who sleeps on the atomic wakes and looks again.
// correct: atomic wait, notify_one, notify_all
#include <atomic>
#include <thread>

std::atomic<int> door = 0;
std::atomic<int> guests = 0;

void open_door() {
  door = 1;
  door.notify_all();
}

void pass_door() {
  door.wait(0);
  ++guests;
  guests.notify_one();
}

int main() {
  std::thread first(pass_door);
  std::thread second(pass_door);
  std::thread porter(open_door);
  for (int seen = guests; seen < 2; seen = guests) guests.wait(seen);
  first.join();
  second.join();
  porter.join();
}
