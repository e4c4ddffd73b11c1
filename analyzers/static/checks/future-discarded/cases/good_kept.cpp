#include <future>
#include <vector>

int resize(int image) {
  return image;
}

int resize_all(const std::vector<int>& images) {
  std::vector<std::future<int>> running;
  for (const int image : images) running.push_back(std::async(std::launch::async, resize, image));
  int sum = 0;
  for (auto& each : running) sum += each.get();
  const auto last = std::async(resize, 1);
  last.wait();
  return sum + std::async(resize, 2).get();
}

std::future<int> begin(int image) {
  return std::async(std::launch::async, resize, image);
}
