// Inserting into maps and erasing from them under a lock, and going through them both ways: the
// tree keeps its order and its balance whatever comes first.
// correct: std::map, std::set and std::multimap: insert, erase, extract, forward and backward walks
#include <cassert>
#include <map>
#include <mutex>
#include <set>
#include <thread>

std::mutex mutex;
std::map<int, int> sales;

void sell(int from, int step) {
  for (int i = 0; i < 3; ++i) {
    std::lock_guard lock(mutex);
    sales.emplace(from + i * step, i);
  }
}

/// Every order of 64 keys into and out of a tree, checked against counting.
void shuffle_keys() {
  std::set<unsigned> keys;
  for (unsigned i = 0; i < 64; ++i) keys.insert(i * 37 % 64);
  for (unsigned i = 0; i < 48; ++i) keys.erase(i * 29 % 64);
  unsigned count = 0, last = 0;
  for (const unsigned key : keys) {
    assert(count == 0 || key > last);
    last = key, ++count;
  }
  assert(count == 16 && keys.size() == 16);
  for (auto key = keys.rbegin(); key != keys.rend(); ++key, --count) assert(*key <= last);
  assert(count == 0);
}

int main() {
  shuffle_keys();
  std::thread up([] { sell(0, 10); });
  std::thread down([] { sell(25, -10); });
  up.join();
  down.join();
  assert(sales.size() == 6 && sales.begin()->first == 0 && sales.rbegin()->first == 25);
  std::multimap<int, int> by_count;
  for (const auto& [key, count] : sales) by_count.emplace(count, key);
  by_count.extract(by_count.begin());
  assert(by_count.size() == 5);
}
