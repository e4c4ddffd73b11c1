// Whoever finds the thread still unjoined joins it: the thread itself, or nobody in time.
// expect: misuse, uncaught-exception, leak
#include <atomic>
#include <thread>

std::atomic<std::thread*> unjoined = nullptr;
std::atomic<int> steps = 0;

void join_if_left() {
  std::thread* const left = unjoined.exchange(nullptr);
  if (left != nullptr) left->join();
}

void work() {
  ++steps;
  join_if_left();
}

int main() {
  std::thread worker(work);
  unjoined = &worker;
  join_if_left();
}
