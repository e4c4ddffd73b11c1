#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

void nap(std::unique_lock<std::mutex>& lock, std::condition_variable_any& wake) {
  wake.wait_for(lock, std::chrono::milliseconds(1));
}

// condition_variable_any wants a lock; there is nothing to guard.
void rest(std::condition_variable_any& wake) {
  std::mutex own;
  std::unique_lock lock(own);
  nap(lock, wake);
}

int main() {
  std::condition_variable_any wake;
  std::thread sleeper([&] { rest(wake); });
  wake.notify_all();
  sleeper.join();
}
