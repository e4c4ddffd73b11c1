// Each thread has a regular expression of its own; the C++ library's table of characters is shared.
// correct: thread, regex (libstdc++ fills the table without order, always with the same values)
#include <cassert>
#include <regex>
#include <string>
#include <thread>

bool is_date(const std::string& text) {
  const std::regex date("[0-9]{2}-[0-9]{2}");
  return std::regex_match(text, date);
}

int main() {
  bool first = false;
  bool second = true;
  std::thread reader([&] { first = is_date("12-31"); });
  second = is_date("tomorrow");
  reader.join();
  assert(first && !second);
}
