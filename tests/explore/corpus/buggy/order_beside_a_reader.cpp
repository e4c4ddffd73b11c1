// expect: deadlock
#include <unistd.h>

#include <mutex>
#include <thread>

std::mutex first, second;

int main() {
  int ends[2];
  if (pipe(ends)) return 1;
  std::thread reader([&] {
    char byte;
    while (read(ends[0], &byte, 1) == 1) {
    }
  });
  std::thread one([] {
    const std::lock_guard outer(first);
    const std::lock_guard inner(second);
  });
  std::thread two([] {
    const std::lock_guard outer(second);
    const std::lock_guard inner(first);
  });
  one.join();
  two.join();
  close(ends[1]);
  reader.join();
}
