// The stream's own lock protects what belongs to it, and a thread may take it again.
// correct: flockfile, ftrylockfile and funlockfile
#include <cassert>
#include <cstdio>
#include <thread>

int lines = 0;

void note() {
  flockfile(stderr);
  assert(ftrylockfile(stderr) == 0);
  ++lines;
  std::fputs("noted\n", stderr);
  funlockfile(stderr);
  funlockfile(stderr);
}

int main() {
  std::thread first(note);
  std::thread second(note);
  first.join();
  second.join();
  assert(lines == 2);
}
