// Two threads of one declaration; the second is left where there is nothing to merge.
#include <algorithm>
#include <cstddef>
#include <thread>
#include <vector>

void sort_halves(std::vector<int>& all, bool merges) {
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  std::thread left([&] { std::sort(all.begin(), middle); }),
      right([&] { std::sort(middle, all.end()); });  // FINDING thread-not-joined
  left.join();
  if (!merges) return;
  right.join();
  std::inplace_merge(all.begin(), middle, all.end());
}
