// A thread looks thirty times whether something is ready, then takes it for ready.
// expect: assert
#include <atomic>
#include <cassert>
#include <thread>

std::atomic<int> ready{0}, taken{0}, done{0};

int main() {
  std::thread user([] {
    for (int i = 0; i < 30 && ready == 0; ++i) {
    }
    taken = 1;
  });
  std::thread maker([] {
    for (int i = 0; i < 20; ++i) ++done;
    assert(taken == 0);
    ready = 1;
  });
  user.join();
  maker.join();
}
