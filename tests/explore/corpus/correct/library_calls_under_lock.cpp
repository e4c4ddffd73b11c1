// Numbers are read, texts printed and sorted, and times told under the lock that guards them.
// correct: strtol, snprintf, printf, localtime, strtok, setenv, qsort
#include <cassert>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <mutex>
#include <string>
#include <thread>

std::mutex mutex;
char text[32] = "3 1 2";
int numbers[3];

int compare(const void* a, const void* b) {
  return *static_cast<const int*>(a) - *static_cast<const int*>(b);
}

void work(int who) {
  std::lock_guard lock(mutex);
  char* rest = text;
  for (int& number : numbers) number = static_cast<int>(std::strtol(rest, &rest, 10));
  std::qsort(numbers, 3, sizeof *numbers, compare);
  assert(numbers[0] == 1 && numbers[2] == 3 + who - who);
  std::snprintf(text, sizeof text, "%d %d %.1s", numbers[2], numbers[1], "1 or 2");
  std::printf("%s: %d %5.2f %Lf %c\n", text, who, 1.5, 2.5L, 'x');
  const std::time_t now = std::time(nullptr);
  assert(std::localtime(&now)->tm_year > 70);
  setenv("WHO", std::to_string(who).c_str(), 1);
  assert(std::stoi(std::getenv("WHO")) == who);
  char copy[] = "a,b";
  assert(std::strcmp(std::strtok(copy, ","), "a") == 0);
}

int main() {
  std::thread first(work, 1);
  std::thread second(work, 2);
  first.join();
  second.join();
}
