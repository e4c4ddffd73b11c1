// The sleep stands before unlock(): whoever only wants the count waits as well.
#include <chrono>
#include <mutex>
#include <thread>

class Session {
 public:
  void retry() {
    std::unique_lock lock(mutex_);
    const int attempt = ++attempts_;
    std::this_thread::sleep_for(std::chrono::milliseconds(attempt));  // FINDING blocking-under-lock
    lock.unlock();
  }
  int attempts() {
    std::lock_guard lock(mutex_);
    return attempts_;
  }

 private:
  std::mutex mutex_;
  int attempts_ = 0;
};

int main() {
  Session session;
  std::thread client([&] { session.retry(); });
  session.retry();
  client.join();
  return session.attempts() == 2 ? 0 : 1;
}
