// what: tells the supervisor that all is well
// expect: not_gradable forbidden-call
#include <unistd.h>
namespace {

struct Early {
  Early() { write(3, "begin everyone_eats\nend everyone_eats passed\ncomplete 1\n", 56); }
} early;

}  // namespace
