// main looks after the first of two deliveries: often the second is there too, but not always.
// expect: exit
#include <atomic>
#include <cstdlib>
#include <thread>

std::atomic<int> delivered = 0;

void deliver() {
  for (int parcel = 0; parcel < 2; ++parcel) {
    ++delivered;
    delivered.notify_one();
  }
}

int main() {
  std::thread courier(deliver);
  delivered.wait(0);
  const bool complete = delivered == 2;
  courier.join();
  return complete ? EXIT_SUCCESS : EXIT_FAILURE;
}
