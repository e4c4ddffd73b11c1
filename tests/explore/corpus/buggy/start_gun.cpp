// One notification for two runners: when both wait already, one of them never starts.
// expect: lost-wakeup
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex mutex;
std::condition_variable gun;
bool fired = false;

void run() {
  std::unique_lock lock(mutex);
  gun.wait(lock, [] { return fired; });
}

void fire() {
  {
    std::lock_guard lock(mutex);
    fired = true;
  }
  gun.notify_one();
}

int main() {
  std::thread starter(fire);
  std::thread first(run);
  std::thread second(run);
  starter.join();
  first.join();
  second.join();
}
