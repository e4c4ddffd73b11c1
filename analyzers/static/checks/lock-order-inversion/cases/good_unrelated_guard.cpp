// Tests of how many there are, around locks that are taken in order or at once.
#include <algorithm>
#include <mutex>
#include <thread>
#include <vector>

using Mutexes = std::vector<std::mutex>;

void transfer(Mutexes& accounts, int from, int to, long amount, long limit) {
  if (amount > limit) {
    std::scoped_lock both(accounts[from], accounts[to]);
    return;
  }
  const auto [lower, higher] = std::minmax(from, to);
  std::lock_guard first(accounts[lower]);
  std::lock_guard second(accounts[higher]);
}
void dine(Mutexes& forks, int seat, int seats) {
  const int right = (seat + 1) % seats;
  if (seats > 20 && seat > 20) {
    std::scoped_lock both(forks[seat], forks[right]);
  } else if (seat < seats) {
    std::lock_guard first(forks[std::min(seat, right)]);
    std::lock_guard second(forks[std::max(seat, right)]);
  }
}

int main(int argc, char**) {
  const int seats = argc;
  Mutexes forks(seats);
  std::vector<std::jthread> table;
  for (int seat = 0; seat < seats; ++seat)
    table.emplace_back([&, seat] { dine(forks, seat, seats); });
  for (int seat = 0; seat < seats; ++seat)
    for (int other = 0; other < seats; ++other)
      table.emplace_back([&, seat, other] { transfer(forks, seat, other, seat, 3); });
}
