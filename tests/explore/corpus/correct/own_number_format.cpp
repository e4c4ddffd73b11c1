// Two threads print through a num_put of the program's own kind: whoever is first makes its cache.
#include <cassert>
#include <locale>
#include <sstream>
#include <string>
#include <thread>

using Put = std::num_put<char, char*>;

struct Dots : std::numpunct<char> {
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

void print(const std::locale& ours) {
  std::ostringstream out;
  out.imbue(ours);
  char text[16] = {};
  const char* const end = std::use_facet<Put>(ours).put(text, out, ' ', 1234567L);
  assert(std::string(std::begin(text), std::size_t(end - text)) == "1.234.567");
}

int main() {
  const std::locale ours(std::locale(std::locale::classic(), new Dots), new Put);
  std::thread one([ours] { print(ours); });
  std::thread other([ours] { print(ours); });
  one.join();
  other.join();
}
