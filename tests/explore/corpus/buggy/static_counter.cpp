// Only the initialisation of a static local is guarded; counting with it is not.
// expect: race
#include <thread>

int first_number() {
  return 100;
}

int next_number() {
  static int number = first_number();
  return ++number;
}

void draw() {
  for (int i = 0; i < 2; ++i) next_number();
}

int main() {
  std::thread first(draw);
  std::thread second(draw);
  first.join();
  second.join();
}
