// A thread gives a page back to the system while another one still reads it.
// expect: race
#include <sys/mman.h>

#include <thread>

alignas(4096) char page[4096] = {7};

int main() {
  int seen = 0;
  std::thread one([] { madvise(page, sizeof page, MADV_DONTNEED); });
  std::thread other([&] { seen = page[0]; });
  one.join();
  other.join();
  return seen == 8;
}
