// Who finds the printer busy leaves and keeps its permit: main never gets both permits back.
// expect: deadlock
#include <mutex>
#include <semaphore>
#include <thread>

std::counting_semaphore<2> permits(2);
std::mutex printer;
int pages = 0;

void print() {
  permits.acquire();
  if (!printer.try_lock()) return;
  ++pages;
  printer.unlock();
  permits.release();
}

int main() {
  std::thread first(print);
  std::thread second(print);
  first.join();
  second.join();
  permits.acquire();
  permits.acquire();
}
