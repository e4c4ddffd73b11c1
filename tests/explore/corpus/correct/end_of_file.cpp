// correct: an end of file, and what poll says to be ready, come after what was done before
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cassert>
#include <thread>
#include <vector>

std::vector<int> results;
int wanted;

int main() {
  int ends[2];
  const int bell = eventfd(0, EFD_NONBLOCK);
  if (pipe(ends) || bell < 0) return 1;
  std::thread producer([&] {
    results.push_back(7);
    close(ends[1]);
  });
  std::thread watcher([&] {
    pollfd ring{bell, POLLIN, 0};
    while (poll(&ring, 1, 50) <= 0) continue;
    assert(wanted == 3);
  });
  wanted = 3;
  eventfd_write(bell, 1);
  char byte = 0;
  while (read(ends[0], &byte, 1) > 0) continue;
  assert(results.size() == 1);
  producer.join();
  watcher.join();
}
