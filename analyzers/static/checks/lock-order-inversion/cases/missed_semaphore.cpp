// One side of the circle is a semaphore: only locks are followed.
#include <mutex>
#include <semaphore>
#include <thread>

std::mutex table;
std::binary_semaphore pen(1);

void first() {
  std::lock_guard outer(table);
  pen.acquire();  // MISSED lock-order-inversion
  pen.release();
}
void second() {
  pen.acquire();
  {
    std::lock_guard inner(table);
  }
  pen.release();
}

int main() {
  std::jthread one(first), two(second);
}
