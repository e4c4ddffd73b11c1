// Somebody else joins: the thread was handed to them before the way out that looks too early.
#include <cstdio>
#include <thread>
#include <vector>

class Crew {
 public:
  void adopt(std::thread& helper) { helpers_.push_back(&helper); }
  void leave() {
    for (std::thread* helper : helpers_) helper->join();
    helpers_.clear();
  }

 private:
  std::vector<std::thread*> helpers_;
};

bool unload(Crew& crew, int crates) {
  std::thread helper([crates] { std::printf("%d crates\n", crates); });
  crew.adopt(helper);
  if (crates > 9) {
    crew.leave();
    return false;
  }
  std::puts("few");
  crew.leave();
  return true;
}

void join(std::thread& helper) {
  helper.join();
}

bool load(int crates) {
  std::thread helper([crates] { std::printf("%d crates\n", crates); });
  if (crates == 0) {
    join(helper);
    return false;
  }
  auto& loader = helper;
  loader.join();
  return true;
}

int main() {
  Crew crew;
  return unload(crew, 3) && load(2) ? 0 : 1;
}
