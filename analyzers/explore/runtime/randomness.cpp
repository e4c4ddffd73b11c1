// Chance is the same in every execution: a program that rolls dice shows what its schedule does,
// and a failure can be seen again. std::random_device asks the processor itself where it can.
#include <sys/random.h>

#include <cstdlib>
#include <cstring>

#include "execution.hpp"
#include "next_symbol.hpp"

using namespace ccgrade::explore;

namespace {

std::uint64_t next_random() {
  static Dice before_main;
  return the_execution ? the_execution->random() : before_main.next();
}

void fill(void* buffer, std::size_t size) {
  for (auto* at = static_cast<unsigned char*>(buffer); size > 0;) {
    const std::uint64_t value = next_random();
    const std::size_t part = size < sizeof value ? size : sizeof value;
    std::memcpy(at, &value, part);
    at += part;
    size -= part;
  }
}

/// The generators of the C library are one for all threads: who draws first gets the first number.
/// Two families of functions have one each; here they count as the same.
const char generator = 0;

template <class Function>
Function* shared_generator(const char* name, std::uintptr_t pc) {
  if (the_execution) the_execution->point({.kind = OpKind::draw, .object = &generator, .pc = pc});
  return next_symbol<Function>(name);
}

}  // namespace

extern "C" {

int rand() {
  return shared_generator<int()>("rand", CCGRADE_HERE)();
}
void srand(unsigned seed) {
  shared_generator<void(unsigned)>("srand", CCGRADE_HERE)(seed);
}
long random() {
  return shared_generator<long()>("random", CCGRADE_HERE)();
}
void srandom(unsigned seed) {
  shared_generator<void(unsigned)>("srandom", CCGRADE_HERE)(seed);
}
double drand48() {
  return shared_generator<double()>("drand48", CCGRADE_HERE)();
}
long lrand48() {
  return shared_generator<long()>("lrand48", CCGRADE_HERE)();
}
long mrand48() {
  return shared_generator<long()>("mrand48", CCGRADE_HERE)();
}
void srand48(long seed) {
  shared_generator<void(long)>("srand48", CCGRADE_HERE)(seed);
}

ssize_t getrandom(void* buffer, std::size_t size, unsigned) {
  fill(buffer, size);
  return static_cast<ssize_t>(size);
}
int getentropy(void* buffer, std::size_t size) {
  fill(buffer, size);
  return 0;
}
std::uint32_t arc4random() {
  return static_cast<std::uint32_t>(next_random());
}
void arc4random_buf(void* buffer, std::size_t size) {
  fill(buffer, size);
}
std::uint32_t arc4random_uniform(std::uint32_t bound) {
  return bound < 2 ? 0 : static_cast<std::uint32_t>(next_random() % bound);
}
/// std::random_device::_M_getval(), which libstdc++ exports.
unsigned _ZNSt13random_device9_M_getvalEv(void*) {
  return static_cast<unsigned>(next_random());
}

}  // extern "C"
