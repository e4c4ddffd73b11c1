// Each gives way whenever the other holds a lock: in step, they give way to one another for ever.
// expect: livelock
#include <mutex>
#include <thread>

std::mutex left, right;
int passed = 0;

void pass(std::mutex& mine, std::mutex& theirs) {
  for (;;) {
    std::unique_lock own(mine);
    if (theirs.try_lock()) {
      ++passed;
      theirs.unlock();
      return;
    }
    own.unlock();
    std::this_thread::yield();
  }
}

int main() {
  std::thread alphonse([] { pass(left, right); });
  std::thread gaston([] { pass(right, left); });
  alphonse.join();
  gaston.join();
}
