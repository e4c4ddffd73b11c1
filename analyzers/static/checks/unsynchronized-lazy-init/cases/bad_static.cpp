#include <thread>
#include <vector>

int parse() {
  return 7;
}

int limit() {
  static bool known = false;
  static int value;
  if (!known) {  // FINDING unsynchronized-lazy-init
    value = parse();
    known = true;
  }
  return value;
}

int main() {
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([] { limit(); });
}
