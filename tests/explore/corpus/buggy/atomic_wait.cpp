// A store alone wakes nobody: who has begun to wait on the atomic already sleeps on.
// expect: lost-wakeup, deadlock
#include <atomic>
#include <thread>

std::atomic<int> door = 0;

void open_door() {
  door = 1;
}

void pass_door() {
  door.wait(0);
}

int main() {
  std::thread porter(open_door);
  std::thread guest(pass_door);
  porter.join();
  guest.join();
}
