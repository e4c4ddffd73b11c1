#include "api.hpp"

long work(int rounds) {
  long* sum = new long(rounds + 1);
  delete sum;
  return *static_cast<volatile long*>(sum) | 1;  // read after its lifetime
}
