// A count of 24 bits, beside a byte that is another object: both threads write the count.
// expect: race
#include <thread>

struct Header {
  unsigned references : 24;
  char kind;
};
Header header{1, 'x'};

int main() {
  std::thread reader([] { ++header.references; });
  std::thread writer([] { ++header.references; });
  reader.join();
  writer.join();
}
