#include <thread>
#include <vector>

void one(bool wait) {
  std::thread helper([] {});  // FINDING thread-not-joined
  if (wait) helper.join();
}

bool many(int count) {
  std::vector<std::thread> team;
  for (int i = 0; i < count; ++i) team.push_back(std::thread([] {}));  // FINDING thread-not-joined
  if (count > 10) return false;
  for (auto& member : team) member.join();
  return true;
}

int main() {
  one(true);
  many(2);
}
