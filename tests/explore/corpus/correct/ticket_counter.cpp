// A sale is one atomic step, written as a fetch_add or as a compare-exchange loop.
// correct: atomic fetch_add, compare_exchange_weak in a loop
#include <atomic>
#include <cassert>
#include <thread>

std::atomic<int> sold = 0;

void sell(int tickets) {
  for (int i = 0; i < tickets; ++i) sold.fetch_add(1);
}

void sell_by_exchange(int tickets) {
  for (int i = 0; i < tickets; ++i) {
    int before = sold.load();
    while (!sold.compare_exchange_weak(before, before + 1)) {
    }
  }
}

int main() {
  std::thread web([] { sell(2); });
  std::thread counter([] { sell_by_exchange(2); });
  web.join();
  counter.join();
  assert(sold == 4);
}
