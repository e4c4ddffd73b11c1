// correct: who reads a pipe or a counter comes after who has written
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cassert>
#include <thread>

int data, polled, counted;

int main() {
  int ends[2], bell[2];
  const int counter = eventfd(0, 0);
  if (pipe(ends) || pipe2(bell, O_NONBLOCK) || counter < 0) return 1;
  std::thread writer([&] {
    data = 42;
    if (write(ends[1], "x", 1) != 1) return;
    polled = 43;
    if (write(bell[1], "x", 1) != 1) return;
    counted = 44;
    eventfd_write(counter, 1);
  });
  char byte = 0;
  assert(read(ends[0], &byte, 1) == 1 && byte == 'x' && data == 42);
  pollfd ring{bell[0], POLLIN, 0};
  while (read(bell[0], &byte, 1) != 1) poll(&ring, 1, 10);
  assert(polled == 43);
  eventfd_t count = 0;
  assert(eventfd_read(counter, &count) == 0 && count == 1 && counted == 44);
  writer.join();
}
