// The thread is moved into an object that is destroyed before anybody joins it.
// expect: leak
#include <thread>
#include <utility>

void work() {}

int main() {
  std::thread worker(work);
  std::thread kept = std::move(worker);
}
