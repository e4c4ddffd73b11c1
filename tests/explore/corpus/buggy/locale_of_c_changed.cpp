// expect: race
// The locale is asked while another thread sets it, by a function that is not for several threads.
#include <cassert>
#include <clocale>
#include <cstring>
#include <thread>

int main() {
  std::thread setter([] { std::setlocale(LC_ALL, "C.UTF-8"); });
  const bool unchanged = std::strcmp(std::setlocale(LC_ALL, nullptr), "C") == 0;
  setter.join();
  assert(unchanged);
}
