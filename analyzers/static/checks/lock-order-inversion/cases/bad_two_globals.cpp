// The smallest inversion: two mutexes, two threads, two orders. One side goes through a function.
#include <mutex>
#include <thread>

std::mutex a, b;
int shared = 0;

void add() {
  std::lock_guard inner(a);  // FINDING lock-order-inversion
  ++shared;
}

void first() {
  std::lock_guard outer(a);
  b.lock();
  ++shared;
  b.unlock();
}

void second() {
  std::lock_guard outer(b);
  add();
}

int main() {
  std::thread one(first), two(second);
  one.join();
  two.join();
}
