// Two threads print with a locale that has a facet of the program's own. Whoever lets go of it last
// destroys the facet: the library counts them.
#include <cassert>
#include <locale>
#include <sstream>
#include <thread>

struct Comma : std::numpunct<char> {
  int used = 1;
  char do_decimal_point() const override { return used == 1 ? ',' : '.'; }
};

void print(std::locale mine) {
  std::ostringstream out;
  out.imbue(mine);
  out << 1.5;
  assert(out.str() == "1,5");
}

int main() {
  std::thread one, other;
  {
    const std::locale ours(std::locale::classic(), new Comma);
    one = std::thread(print, ours);
    other = std::thread(print, std::locale(ours, new std::numpunct_byname<wchar_t>("C")));
  }
  one.join();
  other.join();
}
