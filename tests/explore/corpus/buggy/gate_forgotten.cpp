// Opposite lock orders are safe as long as everybody passes the gate first; repair() does not.
// expect: deadlock
#include <mutex>
#include <thread>

std::mutex gate, left, right;
int work_done = 0;

void left_to_right() {
  std::lock_guard passed(gate);
  std::lock_guard first(left);
  std::lock_guard second(right);
  ++work_done;
}

void right_to_left() {
  std::lock_guard passed(gate);
  std::lock_guard first(right);
  std::lock_guard second(left);
  ++work_done;
}

void repair() {
  std::lock_guard first(right);
  std::lock_guard second(left);
  ++work_done;
}

int main() {
  std::thread east(left_to_right);
  std::thread west(right_to_left);
  std::thread mechanic(repair);
  east.join();
  west.join();
  mechanic.join();
}
