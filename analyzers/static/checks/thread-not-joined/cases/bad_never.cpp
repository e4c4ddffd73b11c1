#include <thread>
#include <vector>

void one() {
  std::thread helper([] {});  // FINDING thread-not-joined
}

void many(int count) {
  std::vector<std::thread> team;
  for (int i = 0; i < count; ++i) team.emplace_back([] {});  // FINDING thread-not-joined
}

void inner_scope(int count) {
  for (int i = 0; i < count; ++i) {
    std::thread helper([] {});  // FINDING thread-not-joined
  }
}

void assigned() {
  std::thread helper;
  helper = std::thread([] {});  // FINDING thread-not-joined
}

int main() {
  one();
  many(2);
  inner_scope(2);
  assigned();
}
