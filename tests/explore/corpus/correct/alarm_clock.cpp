// correct: an alarm that guards against hanging never goes off, and tells what is left of it
#include <unistd.h>

#include <cassert>
#include <chrono>
#include <thread>

int main() {
  alarm(10);
  std::thread worker([] { std::this_thread::sleep_for(std::chrono::seconds(3)); });
  worker.join();
  sleep(2);
  assert(alarm(20) <= 7);
  assert(alarm(0) >= 19);
  sleep(60);
}
