// A table of n lets n - 1 in at a time: whoever holds one fork can get the other. The waiter is no
// class here but a few lines in front of the forks.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

void with_condition(std::size_t seats) {
  std::vector<std::mutex> forks(seats);
  std::mutex room;
  std::condition_variable changed;
  std::size_t inside = 0;
  const auto dine = [&](std::size_t seat) {
    {
      std::unique_lock lock(room);
      changed.wait(lock, [&] { return inside + 1 < seats; });
      ++inside;
    }
    {
      std::lock_guard left(forks[seat]);
      std::lock_guard right(forks[(seat + 1) % seats]);
    }
    {
      std::lock_guard lock(room);
      --inside;
    }
    changed.notify_one();
  };
  std::vector<std::jthread> table;
  for (std::size_t seat = 0; seat < seats; ++seat) table.emplace_back(dine, seat);
}

void with_lambdas(std::size_t seats) {
  std::vector<std::mutex> forks(seats);
  std::mutex room;
  std::condition_variable changed;
  std::size_t inside = 0;
  const auto enter = [&] {
    std::unique_lock lock(room);
    while (inside + 1 >= seats) changed.wait(lock);
    ++inside;
  };
  const auto leave = [&] {
    std::lock_guard lock(room);
    --inside;
    changed.notify_one();
  };
  const auto dine = [&](std::size_t seat) {
    enter();
    {
      std::lock_guard left(forks[seat]);
      std::lock_guard right(forks[(seat + 1) % seats]);
    }
    leave();
  };
  std::vector<std::jthread> table;
  for (std::size_t seat = 0; seat < seats; ++seat) table.emplace_back(dine, seat);
}

void with_atomic(std::size_t seats) {
  std::vector<std::mutex> forks(seats);
  std::atomic<std::size_t> inside = 0;
  const auto dine = [&](std::size_t seat) {
    std::size_t seen = inside;
    while (seen + 1 >= seats || !inside.compare_exchange_weak(seen, seen + 1)) {
      inside.wait(seats - 1);
      seen = inside;
    }
    {
      std::lock_guard left(forks[seat]);
      std::lock_guard right(forks[(seat + 1) % seats]);
    }
    --inside;
    inside.notify_one();
  };
  std::vector<std::jthread> table;
  for (std::size_t seat = 0; seat < seats; ++seat) table.emplace_back(dine, seat);
}

int main() {
  with_condition(5);
  with_lambdas(5);
  with_atomic(5);
}
