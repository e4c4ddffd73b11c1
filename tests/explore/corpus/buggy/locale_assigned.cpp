// One thread changes how numbers are printed while another takes over how.
// expect: race
#include <locale>
#include <thread>

struct Comma : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
};

std::locale format;

int main() {
  std::thread settings([] { format = std::locale(std::locale::classic(), new Comma); });
  const std::locale ours = format;
  settings.join();
}
