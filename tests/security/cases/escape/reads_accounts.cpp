// what: reads a file of the machine
// expect: not_gradable forbidden-call
#include <fcntl.h>
#include <unistd.h>
namespace {

struct Early {
  Early() {
    char text[4096];
    read(open("/etc/passwd", O_RDONLY), text, sizeof text);
  }
} early;

}  // namespace
