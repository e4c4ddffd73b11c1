// Nobody goes on before everybody has come; whoever comes last finds the latch open.
// correct: latch arrive_and_wait, try_wait
#include <array>
#include <cassert>
#include <latch>
#include <thread>
#include <vector>

constexpr int kGuests = 3;

std::latch everybody(kGuests);
std::array<int, kGuests> dishes{};

void dine(int guest) {
  dishes[guest] = guest + 1;
  everybody.arrive_and_wait();
  int total = 0;
  for (int dish : dishes) total += dish;
  assert(total == 6);
}

int main() {
  std::vector<std::thread> guests;
  for (int guest = 0; guest < kGuests; ++guest) guests.emplace_back(dine, guest);
  for (std::thread& guest : guests) guest.join();
  while (!everybody.try_wait()) {
  }
}
