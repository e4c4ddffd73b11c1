#include "api.hpp"

long work(int rounds) {
  long* volatile sum = new long(rounds + 1);  // volatile, or the optimiser removes it
  delete sum;
  return *sum | 1;  // read after its lifetime
}
