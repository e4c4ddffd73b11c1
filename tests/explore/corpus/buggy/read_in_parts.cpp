// expect: race
#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

#include <thread>

int header, body;

int main() {
  const int zeros = open("/dev/zero", O_RDONLY);
  std::thread reader([&] {
    iovec parts[] = {{&header, sizeof header}, {&body, sizeof body}};
    if (readv(zeros, parts, 2) != 2 * sizeof(int)) _exit(2);
  });
  body = 1;
  reader.join();
  return body > 1;
}
