#include "api.hpp"

#include <limits>

long work(int rounds) {
  volatile int most = std::numeric_limits<int>::max();  // volatile, or the compiler complains
  return most + rounds;                                 // no int is that large
}
