// The C library's functions on wide characters, where std::wstring goes (memory_functions.cpp).
#include <wchar.h>

#include "library_memory.hpp"
#include "operation.hpp"

using namespace ccgrade::explore;

namespace {

std::size_t reads_text(const wchar_t* text, std::uintptr_t pc) {
  const std::size_t count = wcslen(text) + 1;
  reads(text, count * sizeof *text, pc);
  return count;
}

}  // namespace

extern "C" {

wchar_t* __wrap_wmemcpy(wchar_t* to, const wchar_t* from, std::size_t count) {
  reads(from, count * sizeof *from, CCGRADE_HERE);
  writes(to, count * sizeof *to, CCGRADE_HERE);
  return wmemcpy(to, from, count);
}
wchar_t* __wrap_wmemmove(wchar_t* to, const wchar_t* from, std::size_t count) {
  reads(from, count * sizeof *from, CCGRADE_HERE);
  writes(to, count * sizeof *to, CCGRADE_HERE);
  return wmemmove(to, from, count);
}
wchar_t* __wrap_wmemset(wchar_t* to, wchar_t value, std::size_t count) {
  writes(to, count * sizeof *to, CCGRADE_HERE);
  return wmemset(to, value, count);
}
int __wrap_wmemcmp(const wchar_t* a, const wchar_t* b, std::size_t count) {
  reads_common(a, b, count, false, CCGRADE_HERE);
  return wmemcmp(a, b, count);
}
wchar_t* __wrap_wmemchr(const wchar_t* memory, wchar_t wanted, std::size_t count) {
  const wchar_t* found = wmemchr(memory, wanted, count);
  const std::size_t looked_at = found ? static_cast<std::size_t>(found - memory) + 1 : count;
  reads(memory, looked_at * sizeof *memory, CCGRADE_HERE);
  return const_cast<wchar_t*>(found);
}
std::size_t __wrap_wcslen(const wchar_t* text) {
  return reads_text(text, CCGRADE_HERE) - 1;
}
wchar_t* __wrap_wcscpy(wchar_t* to, const wchar_t* from) {
  writes(to, reads_text(from, CCGRADE_HERE) * sizeof *to, CCGRADE_HERE);
  return wcscpy(to, from);
}
int __wrap_wcscmp(const wchar_t* a, const wchar_t* b) {
  reads_common(a, b, ~std::size_t{0}, true, CCGRADE_HERE);
  return wcscmp(a, b);
}

}  // extern "C"
