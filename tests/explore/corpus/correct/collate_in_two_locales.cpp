// Two locales share an order of letters, and each thread lets go of one of them. The library keeps
// a shim beside such a facet, which holds it as well.
#include <cassert>
#include <locale>
#include <memory>
#include <string>
#include <thread>

struct Backwards : std::collate<char> {
  std::unique_ptr<int> sign = std::make_unique<int>(-1);
  int do_compare(const char* one, const char*, const char* other, const char*) const override {
    return *sign * (*one - *other);
  }
};

void compare(std::locale order) {
  const std::string first = "a", last = "z";
  assert(!order(first, last));
}

int main() {
  const auto* order = new Backwards;
  std::locale names(std::locale::classic(), order), cities(std::locale::classic(), order);
  std::thread one(compare, std::move(names)), other(compare, std::move(cities));
  names = cities = std::locale::classic();
  one.join();
  other.join();
}
