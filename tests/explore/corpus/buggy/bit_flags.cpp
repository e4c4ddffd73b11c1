// Elements of vector<bool> share their word: setting two different ones is a race.
// expect: race
#include <thread>
#include <vector>

std::vector<bool> finished(4);

void finish(int stage) {
  finished[stage] = true;
}

void first_half() {
  finish(0);
  finish(1);
}

void second_half() {
  finish(2);
  finish(3);
}

int main() {
  std::thread first(first_half);
  std::thread second(second_half);
  first.join();
  second.join();
}
