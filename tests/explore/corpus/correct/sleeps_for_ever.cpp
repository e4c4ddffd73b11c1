// A sleep that would last for centuries ends before nothing that the others do.
// correct: sleep_for and wait_until without an end
#include <atomic>
#include <cassert>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;

std::mutex mutex;
std::condition_variable changed;
bool done = false;

int main() {
  std::thread sleeper([] {
    std::this_thread::sleep_for(std::chrono::seconds::max());
    assert(!"it wakes up");
  });
  sleeper.detach();
  std::thread waiter([] {
    std::unique_lock lock(mutex);
    const auto never = std::chrono::system_clock::now() + 24h * 365 * 200;
    assert(changed.wait_until(lock, never, [] { return done; }));
  });
  std::this_thread::sleep_for(5ms);
  {
    std::lock_guard lock(mutex);
    done = true;
  }
  changed.notify_one();
  waiter.join();
}
