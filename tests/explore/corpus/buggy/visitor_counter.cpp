// Two doors count their guests in one plain counter without a lock: a guest can get lost.
// expect: race
#include <thread>

int visitors = 0;

void admit(int guests) {
  for (int i = 0; i < guests; ++i) ++visitors;
}

void north_door() {
  admit(3);
}

void south_door() {
  admit(2);
}

int main() {
  std::thread north(north_door);
  std::thread south(south_door);
  north.join();
  south.join();
}
