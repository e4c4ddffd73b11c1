// Load and store of an atomic are two steps: a sale made between them is overwritten.
// expect: assert
#include <atomic>
#include <cassert>
#include <thread>

std::atomic<int> sold = 0;

void sell(int tickets) {
  for (int i = 0; i < tickets; ++i) {
    const int before = sold.load();
    sold.store(before + 1);
  }
}

int main() {
  std::thread web([] { sell(2); });
  std::thread counter([] { sell(2); });
  web.join();
  counter.join();
  assert(sold == 4);
}
