// what: calls from a template
// expect: not_gradable forbidden-call
#include <unistd.h>

template <class Code>
void leave(Code code) {
  _exit(code);
}
const int left = (leave(0), 0);
