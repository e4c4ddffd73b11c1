// what: leaves messages for other gradings
// expect: not_gradable forbidden-call
#include <fcntl.h>
#include <mqueue.h>
namespace {

struct Early {
  Early() { mq_open("/everybodys", O_CREAT | O_RDWR, 0666, nullptr); }
} early;

}  // namespace
