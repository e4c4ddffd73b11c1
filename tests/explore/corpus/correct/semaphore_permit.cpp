// Whoever leaves gives its permit back, printed or not: in the end main gets both.
// correct: counting_semaphore with a guard object, mutex try_lock
#include <atomic>
#include <cassert>
#include <mutex>
#include <semaphore>
#include <thread>

using Permits = std::counting_semaphore<2>;

class Permit {
 public:
  explicit Permit(Permits& permits) : permits_(permits) { permits_.acquire(); }
  ~Permit() { permits_.release(); }
  Permit(const Permit&) = delete;
  Permit& operator=(const Permit&) = delete;

 private:
  Permits& permits_;
};

Permits permits(2);
std::mutex printer;
int pages = 0;
std::atomic<int> refused = 0;

void print() {
  const Permit permit(permits);
  const std::unique_lock printing(printer, std::try_to_lock);
  if (printing) {
    ++pages;
  } else {
    ++refused;
  }
}

int main() {
  std::thread first(print);
  std::thread second(print);
  first.join();
  second.join();
  permits.acquire();
  permits.acquire();
  assert(pages + refused == 2);
}
