// The lock of a stream that a thread holds over several operations: every operation of the C
// library on that stream would have to ask for it.
#include <stdio.h>

#include "thread_end.hpp"

using namespace ccgrade::explore;

namespace {

void refuse_lock() {
  refuse("the program locks a stream by flockfile, which the explorer does not model");
}

}  // namespace

extern "C" {

void flockfile(FILE*) {
  refuse_lock();
}
int ftrylockfile(FILE*) {
  refuse_lock();
  return 1;
}
void funlockfile(FILE*) {
  refuse_lock();
}

}  // extern "C"
