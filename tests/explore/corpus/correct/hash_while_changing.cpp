// Names are hashed, compared and looked up under the lock that guards them.
// correct: std::hash of strings, bcmp, string functions of the C library
#include <cassert>
#include <cstring>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>

std::mutex mutex;
std::string name = "a name that is longer than fits into the object";
std::unordered_map<std::string, int> ages;

void note(const char* as) {
  std::lock_guard lock(mutex);
  name = as;
  ages[name] += static_cast<int>(std::strcspn(name.c_str(), " "));
}

int main() {
  std::thread first([] { note("Ada Lovelace"); });
  std::thread second([] { note("Alan Turing"); });
  {
    std::lock_guard lock(mutex);
    assert(std::hash<std::string>{}(name) == std::hash<std::string>{}(std::string(name)));
    assert(name == "Ada Lovelace" || strncasecmp(name.c_str(), "A ", 1) == 0);
  }
  first.join();
  second.join();
  assert(ages.at("Ada Lovelace") == 3 && ages.at("Alan Turing") == 4);
}
