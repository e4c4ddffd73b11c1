// Elements of vector<char> are objects of their own: each thread may set its neighbours.
// correct: plain neighbouring bytes written by different threads
#include <cassert>
#include <thread>
#include <vector>

std::vector<char> finished(4);

void finish(int stage) {
  finished[stage] = true;
}

void even_stages() {
  finish(0);
  finish(2);
}

void odd_stages() {
  finish(1);
  finish(3);
}

int main() {
  std::thread first(even_stages);
  std::thread second(odd_stages);
  first.join();
  second.join();
  for (char stage : finished) assert(stage);
}
