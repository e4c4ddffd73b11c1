// A count of 24 bits beside a byte that is no bit-field: two objects, which two threads may write.
// correct: bit-fields of odd widths
#include <cassert>
#include <thread>

struct Header {
  unsigned references : 24;
  char kind;
};
Header header{1, 'x'};

int main() {
  std::thread reader([] { ++header.references; });
  std::thread writer([] { header.kind = 'y'; });
  reader.join();
  writer.join();
  assert(header.references == 2 && header.kind == 'y');
}
