#include "shared_code.hpp"

extern "C" char __executable_start;
extern "C" char etext;
extern "C" char end;

namespace ccgrade::explore {
namespace {

/// One byte per byte of the program's code. Found through one pointer, so that a lookup is two
/// loads.
unsigned char* marks = nullptr;

std::uintptr_t start() {
  return reinterpret_cast<std::uintptr_t>(&__executable_start);
}
std::uintptr_t size() {
  return reinterpret_cast<std::uintptr_t>(&etext) - start();
}

}  // namespace

void remember_shared_code(Arena& lasting) {
  marks = allocate<unsigned char>(lasting, size());
}

long program_code_start() {
  return static_cast<long>(start());
}
long program_code_size() {
  return static_cast<long>(size());
}

bool is_program_code(std::uintptr_t pc) {
  return pc - start() < size();
}

bool is_program_memory(std::uintptr_t address) {
  return address % sizeof(void*) == 0 && address >= start() &&
         address < reinterpret_cast<std::uintptr_t>(&end);
}

void mark_shared(std::uintptr_t pc) {
  if (marks && is_program_code(pc)) marks[pc - start()] = 1;
}

bool is_shared(std::uintptr_t pc) {
  return marks && is_program_code(pc) && marks[pc - start()];
}

}  // namespace ccgrade::explore
