// Two threads change how numbers are printed: both let go of the one that was there.
// expect: race
#include <locale>
#include <thread>

struct Comma : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
};

std::locale format(std::locale::classic(), new Comma);

int main() {
  const std::locale comma(std::locale::classic(), new Comma);
  std::thread settings([&] { format = comma; });
  format = std::locale::classic();
  settings.join();
}
