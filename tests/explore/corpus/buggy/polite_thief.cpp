// A thread yields seven times for the owner of a token, then takes it whether or not it is free.
// expect: assert
#include <atomic>
#include <cassert>
#include <thread>

std::atomic<int> taken{0}, done{0};

int main() {
  std::thread thief([] {
    for (int i = 0; i < 7; ++i) std::this_thread::yield();
    taken = 1;
  });
  std::thread owner([] {
    for (int i = 0; i < 20; ++i) ++done;
    assert(taken == 0);
  });
  thief.join();
  owner.join();
}
