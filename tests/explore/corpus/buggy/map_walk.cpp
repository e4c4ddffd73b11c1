// The report goes through the map while a sale inserts into it: the nodes are linked anew
// meanwhile.
// expect: race
#include <map>
#include <mutex>
#include <thread>

std::mutex mutex;
std::map<int, int> sales{{10, 1}, {20, 2}, {30, 3}};

void sell() {
  std::lock_guard lock(mutex);
  sales.emplace(40, 4);
}

int main() {
  const auto first = sales.begin();
  std::thread seller(sell);
  int sum = 0;
  auto sale = first;
  for (int i = 0; i < 3; ++i, ++sale) sum += sale->second;
  seller.join();
  return sum != 6;
}
