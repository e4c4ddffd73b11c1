// Going through a list under the lock that guards its links; what it gave away is read without.
// correct: std::list: push_back, splice, reverse, sort, remove_if, swap beside a walk
#include <cassert>
#include <list>
#include <mutex>
#include <thread>

std::mutex mutex;
std::list<int> orders{3, 1, 2};

void serve() {
  std::list<int> own{5, 4};
  {
    std::lock_guard lock(mutex);
    orders.push_back(6);
    orders.splice(orders.begin(), own);
    orders.sort();
    orders.reverse();
    orders.remove_if([](int order) { return order == 3; });
    own.swap(orders);
    orders.assign({10, 11});
  }
  assert((own == std::list<int>{6, 5, 4, 2, 1}));
}

int total() {
  std::lock_guard lock(mutex);
  int sum = 0;
  for (auto order = orders.rbegin(); order != orders.rend(); ++order) sum += *order;
  return sum;
}

int main() {
  std::thread waiter(serve);
  const int seen = total();
  assert(seen == 6 || seen == 21);
  waiter.join();
  assert(total() == 21);
}
