// Two threads let go of locales: one after it writes, one before. Only one order is an order.
// expect: race
#include <locale>
#include <optional>
#include <thread>

struct Words : std::locale::facet {
  static std::locale::id id;
};
std::locale::id Words::id;

int written = 0;

int main() {
  std::optional<std::locale> first(std::in_place, std::locale::classic(), new Words);
  std::optional<std::locale> second(*first);
  std::thread one([&] {
    written = 1;
    first.reset();
  });
  std::thread other([&] {
    second.reset();
    written = 2;
  });
  one.join();
  other.join();
}
