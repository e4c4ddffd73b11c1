#include <functional>
#include <thread>

void count(int* counter) {
  ++*counter;
}
void count_to(int& counter) {
  ++counter;
}

void begin() {
  int counter = 0, other = 0;
  std::thread first(count, &counter);             // FINDING thread-captures-dead-local
  first.detach();                                 // FINDING thread-detached
  std::thread second(count_to, std::ref(other));  // FINDING thread-captures-dead-local
  second.detach();                                // FINDING thread-detached
}
