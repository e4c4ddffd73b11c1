#include <future>
#include <vector>

void resize(int) {}

void resize_all(const std::vector<int>& images) {
  for (const int image : images)
    std::async(std::launch::async, resize, image);  // FINDING future-discarded
  if (images.empty()) std::async(resize, 0);        // FINDING future-discarded
}
