// std::localtime fills one object for all threads, whatever lock each of them holds for itself.
// expect: race
#include <ctime>
#include <thread>

int year_of(std::time_t time) {
  return std::localtime(&time)->tm_year;
}

int main() {
  int first = 0, second = 0;
  std::thread one([&] { first = year_of(0); });
  std::thread other([&] { second = year_of(1'000'000'000); });
  one.join();
  other.join();
  return first > second;
}
