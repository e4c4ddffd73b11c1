// One notification to all runners: whoever waits already starts, whoever comes later sees it.
// correct: condition_variable notify_all, several waiters
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

std::mutex mutex;
std::condition_variable gun;
bool fired = false;
int running = 0;

void run() {
  std::unique_lock lock(mutex);
  gun.wait(lock, [] { return fired; });
  ++running;
}

int main() {
  std::vector<std::thread> runners;
  for (int i = 0; i < 3; ++i) runners.emplace_back(run);
  {
    std::lock_guard lock(mutex);
    fired = true;
  }
  gun.notify_all();
  for (std::thread& runner : runners) runner.join();
  assert(running == 3);
}
