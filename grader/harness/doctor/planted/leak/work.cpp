#include "api.hpp"

long work(int rounds) {
  long* sum = new long(rounds);  // never deleted
  return *sum + 1;
}
