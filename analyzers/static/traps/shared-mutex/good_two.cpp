// Two tables are read in one order, and written one at a time: no reader waits for ever.
#include <mutex>
#include <shared_mutex>
#include <thread>

class Prices {
 public:
  long in_euros() const {
    std::shared_lock price(price_mutex_);
    std::shared_lock rate(rate_mutex_);
    return price_ * rate_ / 100;
  }
  void set_price(long price) {
    std::unique_lock lock(price_mutex_);
    price_ = price;
  }
  void set_rate(long rate) {
    std::unique_lock lock(rate_mutex_);
    rate_ = rate;
  }

 private:
  mutable std::shared_mutex price_mutex_, rate_mutex_;
  long price_ = 0, rate_ = 100;
};

int main() {
  Prices prices;
  std::jthread shop([&] { prices.set_price(20); });
  std::jthread bank([&] { prices.set_rate(95); });
  return prices.in_euros() > 20 ? 1 : 0;
}
