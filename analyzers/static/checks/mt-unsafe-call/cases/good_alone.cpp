// Before threads start, after they have ended, in their own form, or one at a time.
#include <clocale>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <mutex>
#include <string>
#include <thread>

std::mutex clock_mutex;

void work() {
  char line[] = "a b";
  char* rest = nullptr;
  strtok_r(line, " ", &rest);
  std::tm parts{};
  const std::time_t now = std::time(nullptr);
  localtime_r(&now, &parts);
  std::lock_guard lock(clock_mutex);
  std::gmtime(&now);
}

void configure() {
  setenv("MODE", "fast", 1);
  std::setlocale(0, "C");
}

int main() {
  configure();
  std::thread worker(work);
  worker.join();
  configure();
}
