// Only the first of a crew is joined; the others are destroyed with the vector that holds them.
// expect: leak
#include <thread>
#include <vector>

int main() {
  std::vector<std::thread> crew;
  for (int i = 0; i < 3; ++i) crew.emplace_back([] {});
  crew[0].join();
}
