// A handler leaves by siglongjmp, which takes back the mask that the signal had set: the same
// signal comes again.
// correct: sigsetjmp with a mask, siglongjmp out of raise()
#include <cassert>
#include <csetjmp>
#include <csignal>
#include <mutex>
#include <thread>

sigjmp_buf back;
std::mutex mutex;
int rounds = 0;

void on_signal(int) {
  siglongjmp(back, 1);
}

int main() {
  std::signal(SIGUSR1, on_signal);
  std::thread other([] {
    std::lock_guard lock(mutex);
    ++rounds;
  });
  for (static int i = 0; i < 3; ++i) {
    if (sigsetjmp(back, 1) == 0) {
      raise(SIGUSR1);
      assert(!"the handler does not come back");
    }
    std::lock_guard lock(mutex);
    ++rounds;
  }
  other.join();
  assert(rounds == 4);
}
