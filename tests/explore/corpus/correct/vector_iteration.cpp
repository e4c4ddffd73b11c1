// The reader walks a copy made under the lock: the original may grow meanwhile.
// correct: mutex, vector copied under the lock
#include <cassert>
#include <mutex>
#include <numeric>
#include <thread>
#include <vector>

std::mutex mutex;
std::vector<int> prices{3, 4};

std::vector<int> all_prices() {
  std::lock_guard lock(mutex);
  return prices;
}

void raise_prices() {
  for (int price = 5; price < 8; ++price) {
    std::lock_guard lock(mutex);
    prices.push_back(price);
  }
}

void add_up() {
  const std::vector<int> seen = all_prices();
  assert(std::accumulate(seen.begin(), seen.end(), 0) >= 7);
}

int main() {
  std::thread reader(add_up);
  std::thread writer(raise_prices);
  reader.join();
  writer.join();
}
