// The name is printed while another thread sets it.
// expect: race
#include <cstdio>
#include <cstring>
#include <thread>

char name[16] = "nobody";

int main() {
  std::thread printer([] { std::printf("hello %d %s. bye\n", 1, name); });
  std::strcpy(name, "Ada");
  printer.join();
}
