// What the C library prints, and where it prints to memory: as the program's own objects call it.
#include <stdarg.h>
#include <stdio.h>

#include "descriptors.hpp"
#include "format.hpp"
#include "library_memory.hpp"
#include "operation.hpp"

using namespace ccgrade::explore;

namespace {

/// The format, and the texts that it prints.
void reads_arguments(const char* format, va_list list, std::uintptr_t pc) {
  reads_text(format, pc);
  FormatArguments arguments(format, list);
  const char* text = nullptr;
  for (std::size_t most = 0; arguments.next_text(text, most);) {
    if (text) reads_text(text, most, pc);
  }
}

/// To memory: so many characters, of which at most `size` are kept, and a 0.
int prints_to(char* to, std::size_t size, const char* format, va_list list, std::uintptr_t pc) {
  reads_arguments(format, list, pc);
  va_list copy;
  va_copy(copy, list);
  const int length = vsnprintf(nullptr, 0, format, copy);
  va_end(copy);
  if (length >= 0 && size > 0) {
    const auto whole = static_cast<std::size_t>(length) + 1;
    plain_access(to, whole < size ? whole : size, true, pc);
  }
  return vsnprintf(to, size, format, list);
}

int prints(FILE* file, const char* format, va_list list, std::uintptr_t pc) {
  reads_arguments(format, list, pc);
  tell_by_descriptor();
  return vfprintf(file, format, list);
}

}  // namespace

/// Calls with what stands behind the last named argument.
#define WITH_ARGUMENTS(last, call) \
  va_list list;                    \
  va_start(list, last);            \
  const int length = call;         \
  va_end(list);                    \
  return length

extern "C" {

int __wrap_printf(const char* format, ...) {
  WITH_ARGUMENTS(format, prints(stdout, format, list, CCGRADE_HERE));
}
int __wrap_fprintf(FILE* file, const char* format, ...) {
  WITH_ARGUMENTS(format, prints(file, format, list, CCGRADE_HERE));
}
int __wrap_sprintf(char* to, const char* format, ...) {
  WITH_ARGUMENTS(format, prints_to(to, ~std::size_t{0} >> 1, format, list, CCGRADE_HERE));
}
int __wrap_snprintf(char* to, std::size_t size, const char* format, ...) {
  WITH_ARGUMENTS(format, prints_to(to, size, format, list, CCGRADE_HERE));
}
int __wrap_vprintf(const char* format, va_list list) {
  return prints(stdout, format, list, CCGRADE_HERE);
}
int __wrap_vfprintf(FILE* file, const char* format, va_list list) {
  return prints(file, format, list, CCGRADE_HERE);
}
int __wrap_vsprintf(char* to, const char* format, va_list list) {
  return prints_to(to, ~std::size_t{0} >> 1, format, list, CCGRADE_HERE);
}
int __wrap_vsnprintf(char* to, std::size_t size, const char* format, va_list list) {
  return prints_to(to, size, format, list, CCGRADE_HERE);
}
int __wrap_puts(const char* text) {
  reads_text(text, CCGRADE_HERE);
  return puts(text);
}
int __wrap_fputs(const char* text, FILE* file) {
  reads_text(text, CCGRADE_HERE);
  tell_by_descriptor();
  return fputs(text, file);
}
std::size_t __wrap_fwrite(const void* from, std::size_t size, std::size_t count, FILE* file) {
  reads(from, size * count, CCGRADE_HERE);
  tell_by_descriptor();
  return fwrite(from, size, count, file);
}

}  // extern "C"
