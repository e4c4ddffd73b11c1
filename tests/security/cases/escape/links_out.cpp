// what: puts a link where a result is expected
// expect: not_gradable forbidden-call
#include <unistd.h>
namespace {

struct Early {
  Early() { symlink("/etc/passwd", "report.json"); }
} early;

}  // namespace
