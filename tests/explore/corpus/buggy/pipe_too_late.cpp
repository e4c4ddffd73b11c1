// expect: race
#include <unistd.h>

#include <thread>

int data;

int main() {
  int ends[2];
  if (pipe(ends)) return 1;
  std::thread writer([&] {
    if (write(ends[1], "x", 1) != 1) return;
    data = 42;  // the reader goes on already
  });
  char byte = 0;
  if (read(ends[0], &byte, 1) != 1) return 1;
  const int seen = data;
  writer.join();
  return seen > 42;
}
