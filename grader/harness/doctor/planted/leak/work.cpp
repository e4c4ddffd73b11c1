#include "api.hpp"

long work(int rounds) {
  long* volatile sum = new long(rounds);  // never deleted; volatile, or the optimiser removes it
  return *sum + 1;
}
