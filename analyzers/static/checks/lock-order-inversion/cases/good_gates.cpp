// The pair is inverted, but a gate around both lets one thread at a time into the circle.
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

std::mutex a, b, gate;
void first() {
  std::lock_guard alone(gate);
  std::lock_guard outer(a);
  std::lock_guard inner(b);
}
void second() {
  std::lock_guard alone(gate);
  std::lock_guard outer(b);
  std::lock_guard inner(a);
}

void dine(std::vector<std::mutex>& forks, std::counting_semaphore<>& chairs, int seat, int seats) {
  chairs.acquire();  // one philosopher fewer than seats
  {
    std::lock_guard left(forks[seat]);
    std::lock_guard right(forks[(seat + 1) % seats]);
  }
  chairs.release();
}

int main() {
  std::thread one(first), two(second);
  one.join();
  two.join();
  const int seats = 5;
  std::vector<std::mutex> forks(seats);
  std::counting_semaphore<> chairs(seats - 1);
  std::vector<std::jthread> table;
  for (int seat = 0; seat < seats; ++seat)
    table.emplace_back([&, seat] { dine(forks, chairs, seat, seats); });
}
