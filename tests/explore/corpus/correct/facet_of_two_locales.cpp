// Two locales share a facet, and threads copies of both. Facets are counted one by one: whoever
// lets go of the last locale that has one destroys it, while another thread may destroy the
// other's.
#include <cassert>
#include <locale>
#include <memory>
#include <optional>
#include <thread>

struct Words : std::locale::facet {
  static std::locale::id id;
  std::unique_ptr<int> count = std::make_unique<int>(7);
};
std::locale::id Words::id;

struct Comma : std::numpunct<char> {
  std::unique_ptr<char> point = std::make_unique<char>(',');
  char do_decimal_point() const override { return *point; }
};

int main() {
  std::optional<std::locale> words(std::in_place, std::locale::classic(), new Words);
  std::optional<std::locale> both(std::in_place, *words, new Comma);
  std::thread reader([mine = *words] { assert(*std::use_facet<Words>(mine).count == 7); });
  std::thread printer(
      [mine = *both] { assert(std::use_facet<std::numpunct<char>>(mine).decimal_point() == ','); });
  std::thread another(
      [mine = *both] { assert(std::use_facet<std::numpunct<char>>(mine).decimal_point() == ','); });
  words.reset();
  both.reset();
  reader.join();
  printer.join();
  another.join();
}
