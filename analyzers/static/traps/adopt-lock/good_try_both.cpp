// Both are locked by std::try_lock, or by a function of the program's own, before guards adopt
// them.
#include <mutex>
#include <thread>

struct Till {
  std::mutex mutex;
  long sum = 0;
};

void lock_till(Till& till) {
  till.mutex.lock();
}

bool try_move(Till& from, Till& to, long amount) {
  if (std::try_lock(from.mutex, to.mutex) != -1) return false;
  std::lock_guard first(from.mutex, std::adopt_lock);
  std::lock_guard second(to.mutex, std::adopt_lock);
  from.sum -= amount;
  to.sum += amount;
  return true;
}

void add(Till& till, long amount) {
  lock_till(till);
  std::lock_guard lock(till.mutex, std::adopt_lock);
  till.sum += amount;
}

int main() {
  Till bakery, dairy;
  std::jthread cashier([&] { add(bakery, 5); });
  while (!try_move(bakery, dairy, 3)) std::this_thread::yield();
}
