// correct: whoever reads what the kernel has moved comes after who had it moved
#define _FILE_OFFSET_BITS 64
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cassert>
#include <thread>

int sent, spliced, written;

int main() {
  int ends[2];
  const int text = memfd_create("text", 0);
  assert(pipe(ends) == 0 && write(text, "abc", 3) == 3);
  std::thread writer([&] {
    off_t at = 0;
    sent = 1;
    assert(sendfile(ends[1], text, &at, 1) == 1);
    spliced = 2;
    iovec part{const_cast<char*>("d"), 1};
    assert(vmsplice(ends[1], &part, 1, 0) == 1);
    written = 3;
    assert(writev(ends[1], &part, 1) == 1);
  });
  char byte = 0;
  assert(read(ends[0], &byte, 1) == 1 && byte == 'a' && sent == 1);
  assert(read(ends[0], &byte, 1) == 1 && byte == 'd' && spliced == 2);
  assert(read(ends[0], &byte, 1) == 1 && written == 3);
  writer.join();
}
