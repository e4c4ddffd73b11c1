#include "canary.hpp"

#include <thread>

namespace ccgrade::canary {

/// Of the whole program: of one that only this file knows, and nobody reads, no write would be
/// left.
int written_by_two = 0;

namespace {

/// A detector takes what still lies on the stack for a pointer: of several blocks, most are seen.
constexpr int kLostBlocks = 16;

}  // namespace

void race() {
  std::thread first([] { written_by_two = 1; });
  std::thread second([] { written_by_two = 2; });
  first.join();
  second.join();
}

void bad_read() {
  int* volatile freed = new int(1);
  delete freed;
  [[maybe_unused]] volatile int read = *freed;
}

void leak() {
  for (int i = 0; i < kLostBlocks; ++i) {
    [[maybe_unused]] int* volatile lost = new int[4];
    lost = nullptr;
  }
}

}  // namespace ccgrade::canary
