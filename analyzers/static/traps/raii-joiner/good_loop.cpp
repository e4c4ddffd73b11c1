// A team is joined in a loop, and the way out before it joins as well.
#include <atomic>
#include <thread>
#include <vector>

bool check_all(int parts, const std::vector<int>& values) {
  std::atomic<int> wrong = 0;
  std::vector<std::thread> team;
  for (int part = 0; part < parts; ++part)
    team.emplace_back([&values, &wrong, part, parts] {
      for (std::size_t i = static_cast<std::size_t>(part); i < values.size();
           i += static_cast<std::size_t>(parts))
        if (values[i] < 0) ++wrong;
    });
  if (values.empty()) {
    for (std::thread& member : team) member.join();
    return false;
  }
  for (std::thread& member : team) member.join();
  return wrong == 0;
}

int main() {
  return check_all(4, {1, 2, 3, 4, 5}) ? 0 : 1;
}
