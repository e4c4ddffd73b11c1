// Two threads let go of locales that have nothing in common, which orders nothing.
// expect: race
#include <atomic>
#include <locale>
#include <optional>
#include <thread>

struct Comma : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
};

int main() {
  std::optional<std::locale> prices(std::in_place, std::locale::classic(), new Comma);
  std::optional<std::locale> weights(std::in_place, std::locale::classic(), new Comma);
  std::atomic<bool> done{false};
  int total = 0;
  std::thread adder([&] {
    total = 1;
    prices.reset();
    done.store(true, std::memory_order_relaxed);
  });
  if (done.load(std::memory_order_relaxed)) {
    weights.reset();
    total = 2;
  }
  adder.join();
}
