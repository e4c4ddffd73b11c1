// Everyone takes the left fork first: all hold one and wait for the next, round the table.
#include <mutex>
#include <thread>
#include <vector>

int main() {
  const int seats = 5;
  std::vector<std::mutex> forks(seats);
  std::vector<std::thread> table;
  for (int seat = 0; seat < seats; ++seat)
    table.emplace_back([&forks, seat] {
      std::lock_guard left(forks[seat]);
      std::lock_guard right(forks[(seat + 1) % seats]);  // FINDING lock-order-inversion
    });
  for (auto& guest : table) guest.join();
}
