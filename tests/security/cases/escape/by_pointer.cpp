// what: calls by a pointer
// expect: not_gradable forbidden-call
#include <unistd.h>

int (*const start)() = &fork;
const int started = (*start)();
