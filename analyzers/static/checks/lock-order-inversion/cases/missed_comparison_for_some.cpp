// The two are compared, which is taken for an order; but large orders are never swapped.
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

struct Order {
  int from, to;
  long amount;
};

void transfer(std::vector<std::mutex>& accounts, const Order& order) {
  int one = order.from;
  int two = order.to;
  if (one > two && order.amount < 1000000) std::swap(one, two);
  std::lock_guard first(accounts[one]);
  std::lock_guard second(accounts[two]);  // MISSED lock-order-inversion
}

int main() {
  std::vector<std::mutex> accounts(4);
  std::vector<std::jthread> team;
  for (int i = 0; i < 4; ++i)
    team.emplace_back([&, i] { transfer(accounts, {i, (i + 1) % 4, 1000000L * i}); });
}
