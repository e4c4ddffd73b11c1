// The lock covers taking the range, not walking it: push_back frees the array being walked.
// expect: use-after-free, race
#include <cassert>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

std::mutex mutex;
std::vector<int> prices{3, 4};

using Range = std::pair<const int*, const int*>;

Range all_prices() {
  std::lock_guard lock(mutex);
  return {prices.data(), prices.data() + prices.size()};
}

void raise_prices() {
  std::lock_guard lock(mutex);
  for (int price = 5; price < 8; ++price) prices.push_back(price);
}

void add_up() {
  int sum = 0;
  const auto [first, last] = all_prices();
  for (const int* price = first; price != last; ++price) sum += *price;
  assert(sum >= 0);
}

int main() {
  std::thread reader(add_up);
  std::thread writer(raise_prices);
  reader.join();
  writer.join();
}
