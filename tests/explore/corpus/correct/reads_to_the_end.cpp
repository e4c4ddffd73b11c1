// correct: what an extraction does not find, it does not write
#include <cassert>
#include <sstream>
#include <string>
#include <thread>

std::string word = "kept";
int number = 5;

int main() {
  std::thread reader([] { assert(word == "kept" && number == 5); });
  std::istringstream line(" ");
  line >> word;
  line >> number;
  std::getline(line, word);
  reader.join();
  double zero = 1;
  std::istringstream no_number("x");
  no_number >> zero;
  std::istringstream found("one 2\n\nrest of it");
  found >> word >> number;
  assert(zero == 0 && word == "one" && number == 2);
  std::getline(std::getline(found, word), word);
  assert(word.empty() && std::getline(found, word) && word == "rest of it");
}
