// Going through a list needs the lock as well, as long as somebody appends to it.
// expect: race
#include <list>
#include <mutex>
#include <thread>

std::mutex mutex;
std::list<int> orders{1};

void take_order() {
  std::lock_guard lock(mutex);
  orders.push_back(2);
}

int total() {
  int sum = 0;
  for (const int order : orders) sum += order;
  return sum;
}

int main() {
  std::thread waiter(take_order);
  const int before = total();
  waiter.join();
  return before > 3;
}
