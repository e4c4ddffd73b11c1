#include "canary.hpp"

#include <thread>

namespace ccgrade::canary {

/// Two writes at the very same moment escape ThreadSanitizer, since each of them sees what it keeps
/// of the place as the other has not changed it yet: of many places, some are seen.
constexpr int kPlaces = 32;

/// Of the whole program: of one that only this file knows, and nobody reads, no write would be
/// left.
int written_by_two[kPlaces] = {};

namespace {

void write_everywhere(int value) {
  for (int& place : written_by_two) place = value;
}

/// A detector takes what still lies on the stack for a pointer: of several blocks, most are seen.
constexpr int kLostBlocks = 16;

}  // namespace

void race() {
  std::thread first([] { write_everywhere(1); });
  std::thread second([] { write_everywhere(2); });
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
