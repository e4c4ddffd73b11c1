// Each thread waits for its turn to begin and then takes the locks in its own order. The wait keeps
// nobody out, but one that does looks the same.
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex gate;
std::condition_variable opened;
bool open = false;
std::mutex first;
std::mutex second;

void forward() {
  std::unique_lock lock(gate);
  opened.wait(lock, [] { return open; });
  lock.unlock();
  std::lock_guard a(first);
  std::lock_guard b(second);  // MISSED lock-order-inversion
}

void backward() {
  std::unique_lock lock(gate);
  opened.wait(lock, [] { return open; });
  lock.unlock();
  std::lock_guard b(second);
  std::lock_guard a(first);
}

int main() {
  std::thread one(forward);
  std::thread two(backward);
  {
    std::lock_guard lock(gate);
    open = true;
  }
  opened.notify_all();
  one.join();
  two.join();
}
