// One path keeps the order, the express path does not. A queue that waits is no gate: nobody leaves
// it.
#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

struct Order {
  int from, to;
  long amount;
};

class Queue {
 public:
  Order pop() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [&] { return !orders_.empty(); });
    const Order order = orders_.front();
    orders_.pop_front();
    return order;
  }

 private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<Order> orders_;
};

void transfer(std::vector<std::mutex>& accounts, const Order& order) {
  if (order.amount > 1000000) {
    std::lock_guard from(accounts[order.from]);
    std::lock_guard to(accounts[order.to]);  // FINDING lock-order-inversion
    return;
  }
  const auto [lower, higher] = std::minmax(order.from, order.to);
  std::lock_guard first(accounts[lower]);
  std::lock_guard second(accounts[higher]);
}

int main() {
  Queue queue;
  std::vector<std::mutex> accounts(4);
  std::vector<std::jthread> team;
  for (int i = 0; i < 4; ++i)
    team.emplace_back([&] {
      for (int round = 0; round < 10; ++round) {
        const Order order = queue.pop();
        transfer(accounts, order);
      }
    });
}
