#include <thread>

int sum() {
  int left = 0, right = 0;
  {
    std::jthread a([&] { left = 1; });
    std::jthread b([&] { right = 2; });
  }
  return left + right;
}
