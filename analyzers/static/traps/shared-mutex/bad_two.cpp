// A reader of one table waits for the other, whose writer waits for the readers of the first.
#include <mutex>
#include <shared_mutex>
#include <thread>

class Prices {
 public:
  long in_euros() const {
    std::shared_lock price(price_mutex_);
    std::shared_lock rate(rate_mutex_);  // FINDING lock-order-inversion
    return price_ * rate_ / 100;
  }
  void set_rate(long rate) {
    std::unique_lock lock(rate_mutex_);
    std::unique_lock price(price_mutex_);
    price_ = price_ * rate_ / rate;
    rate_ = rate;
  }

 private:
  mutable std::shared_mutex price_mutex_, rate_mutex_;
  long price_ = 0, rate_ = 100;
};

int main() {
  Prices prices;
  std::jthread bank([&] { prices.set_rate(95); });
  return prices.in_euros() > 20 ? 1 : 0;
}
