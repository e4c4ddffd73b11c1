// Three threads share two permits; whoever gets one gives it back, and nobody sleeps while one is
// free.
// correct: counting_semaphore, several threads that wait for it
#include <atomic>
#include <cassert>
#include <semaphore>
#include <thread>
#include <vector>

std::counting_semaphore<2> permits(2);
std::atomic<int> inside = 0;

void visit() {
  permits.acquire();
  assert(++inside <= 2);
  --inside;
  permits.release();
}

int main() {
  std::vector<std::thread> visitors;
  for (int i = 0; i < 3; ++i) visitors.emplace_back(visit);
  for (std::thread& visitor : visitors) visitor.join();
  assert(inside == 0);
}
