#include <thread>

bool work(bool ready) {
  std::thread helper([] {});  // FINDING thread-not-joined
  if (!ready) return false;
  helper.join();
  return true;
}

int main() {
  return work(true);
}
