// Two threads of one declaration, both of which are joined on every way out.
#include <algorithm>
#include <cstddef>
#include <thread>
#include <vector>

void sort_halves(std::vector<int>& all, bool merges) {
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  std::thread left([&] { std::sort(all.begin(), middle); }),
      right([&] { std::sort(middle, all.end()); });
  left.join();
  right.join();
  if (!merges) return;
  std::inplace_merge(all.begin(), middle, all.end());
}
