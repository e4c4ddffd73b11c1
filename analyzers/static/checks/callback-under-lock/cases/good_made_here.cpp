// What is called is made a few lines above: a std::function of a lambda, one that calls itself,
// what std::bind and std::mem_fn make of a method.
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

class Prices {
 public:
  void raise() {
    std::lock_guard lock(mutex_);
    const std::function<void(int&)> raised = [](int& price) { price += 5; };
    for (int& each : prices_) raised(each);
  }
  int sum_up() {
    const auto add = std::bind(&Prices::add, this, std::placeholders::_1);
    std::lock_guard lock(mutex_);
    sum_ = 0;
    for (int each : prices_) add(each);
    return sum_;
  }
  int sum_of_first() {
    const auto add = std::mem_fn(&Prices::add);
    std::lock_guard lock(mutex_);
    sum_ = 0;
    add(this, prices_.front());
    return sum_;
  }
  int rabbits_for(int months) {
    std::lock_guard lock(mutex_);
    std::function<int(int)> rabbits = [&](int n) {
      return n < 2 ? prices_.front() : rabbits(n - 1) + rabbits(n - 2);
    };
    return rabbits(months);
  }

 private:
  void add(int price) { sum_ += price; }

  std::mutex mutex_;
  std::vector<int> prices_{1, 2, 3};
  int sum_ = 0;
};

int main() {
  Prices prices;
  std::jthread other([&] { prices.raise(); });
  prices.raise();
  return prices.sum_up() + prices.sum_of_first() + prices.rabbits_for(3);
}
