// The lock is given back and the notice sent when the thread has ended, not before.
// correct: notify_all_at_thread_exit, condition_variable
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex mutex;
std::condition_variable gone;
bool left = false;

struct Farewell {
  ~Farewell() { said = true; }
  static inline bool said = false;
};

void visit() {
  thread_local Farewell farewell;
  static_cast<void>(&farewell);
  std::unique_lock lock(mutex);
  left = true;
  std::notify_all_at_thread_exit(gone, std::move(lock));
}

int main() {
  std::thread guest(visit);
  {
    std::unique_lock lock(mutex);
    gone.wait(lock, [] { return left; });
  }
  guest.join();
  assert(Farewell::said);
}
