// A test that singles out a seat might put the ring in order; whether it does is not worked out.
#include <mutex>
#include <thread>
#include <vector>

int main() {
  const int seats = 5;
  int firsts = 0;
  std::vector<std::mutex> forks(seats);
  std::vector<std::thread> table;
  for (int seat = 0; seat < seats; ++seat)
    table.emplace_back([&forks, &firsts, seat] {
      if (seat == 0) ++firsts;
      std::lock_guard left(forks[seat]);
      std::lock_guard right(forks[(seat + 1) % seats]);  // MISSED lock-order-inversion
    });
  for (auto& guest : table) guest.join();
}
