// The C library's functions on memory and text, as the program's own objects call them: what they
// read and write is the program's doing, and g++ leaves its calls of memcpy as they are. The linker
// leads the calls here (--wrap); the runtime's own are renamed so that they reach the library.
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <functional>

#include "library_memory.hpp"
#include "next_symbol.hpp"
#include "operation.hpp"

using namespace ccgrade::explore;

extern "C" {
void* __real_memcpy(void*, const void*, std::size_t);
void* __real_memmove(void*, const void*, std::size_t);
void* __real_memset(void*, int, std::size_t);
}

namespace {

/// Texts of which the case does not matter, up to where they differ.
void reads_folded(const char* a, const char* b, std::size_t most, std::uintptr_t pc) {
  std::size_t length = 0;
  while (length < most && a[length] != 0 && tolower(a[length]) == tolower(b[length])) ++length;
  const std::size_t looked_at = length < most ? length + 1 : most;
  reads(a, looked_at, pc);
  reads(b, looked_at, pc);
}

}  // namespace

extern "C" {

void* __wrap_memcpy(void* to, const void* from, std::size_t size) {
  reads(from, size, CCGRADE_HERE);
  writes(to, size, CCGRADE_HERE);
  return __real_memcpy(to, from, size);
}
void* __wrap_memmove(void* to, const void* from, std::size_t size) {
  reads(from, size, CCGRADE_HERE);
  writes(to, size, CCGRADE_HERE);
  return __real_memmove(to, from, size);
}
void* __wrap_mempcpy(void* to, const void* from, std::size_t size) {
  reads(from, size, CCGRADE_HERE);
  writes(to, size, CCGRADE_HERE);
  return mempcpy(to, from, size);
}
void* __wrap_memset(void* to, int value, std::size_t size) {
  writes(to, size, CCGRADE_HERE);
  return __real_memset(to, value, size);
}
int __wrap_memcmp(const void* a, const void* b, std::size_t size) {
  reads_common(static_cast<const char*>(a), static_cast<const char*>(b), size, false, CCGRADE_HERE);
  return memcmp(a, b, size);
}
/// What clang makes of a memcmp that only looks for equality.
int __wrap_bcmp(const void* a, const void* b, std::size_t size) {
  reads_common(static_cast<const char*>(a), static_cast<const char*>(b), size, false, CCGRADE_HERE);
  return memcmp(a, b, size);
}
void* __wrap_memchr(const void* memory, int wanted, std::size_t size) {
  const auto* const start = static_cast<const char*>(memory);
  const auto* const found = static_cast<const char*>(memchr(memory, wanted, size));
  reads(start, found ? static_cast<std::size_t>(found - start) + 1 : size, CCGRADE_HERE);
  return const_cast<char*>(found);
}
void* __wrap_memrchr(const void* memory, int wanted, std::size_t size) {
  const void* found = memrchr(memory, wanted, size);
  const auto before =
      found ? static_cast<const char*>(found) - static_cast<const char*>(memory) : 0;
  reads(static_cast<const char*>(memory) + before, size - static_cast<std::size_t>(before),
        CCGRADE_HERE);
  return const_cast<void*>(found);
}

std::size_t __wrap_strlen(const char* text) {
  return reads_text(text, CCGRADE_HERE) - 1;
}
std::size_t __wrap_strnlen(const char* text, std::size_t size) {
  return reads_text(text, size, CCGRADE_HERE);
}
char* __wrap_strcpy(char* to, const char* from) {
  writes(to, reads_text(from, CCGRADE_HERE), CCGRADE_HERE);
  return strcpy(to, from);
}
char* __wrap_stpcpy(char* to, const char* from) {
  writes(to, reads_text(from, CCGRADE_HERE), CCGRADE_HERE);
  return stpcpy(to, from);
}
char* __wrap_strncpy(char* to, const char* from, std::size_t size) {
  reads_text(from, size, CCGRADE_HERE);
  writes(to, size, CCGRADE_HERE);
  return strncpy(to, from, size);
}
char* __wrap_strcat(char* to, const char* from) {
  char* end = to + reads_text(to, CCGRADE_HERE) - 1;
  writes(end, reads_text(from, CCGRADE_HERE), CCGRADE_HERE);
  return strcat(to, from);
}
char* __wrap_strncat(char* to, const char* from, std::size_t size) {
  char* end = to + reads_text(to, CCGRADE_HERE) - 1;
  writes(end, reads_text(from, size, CCGRADE_HERE) + 1, CCGRADE_HERE);
  return strncat(to, from, size);
}
int __wrap_strcmp(const char* a, const char* b) {
  reads_common(a, b, ~std::size_t{0}, true, CCGRADE_HERE);
  return strcmp(a, b);
}
int __wrap_strncmp(const char* a, const char* b, std::size_t size) {
  reads_common(a, b, size, true, CCGRADE_HERE);
  return strncmp(a, b, size);
}
int __wrap_strcasecmp(const char* a, const char* b) {
  reads_folded(a, b, ~std::size_t{0}, CCGRADE_HERE);
  return strcasecmp(a, b);
}
int __wrap_strncasecmp(const char* a, const char* b, std::size_t size) {
  reads_folded(a, b, size, CCGRADE_HERE);
  return strncasecmp(a, b, size);
}
char* __wrap_strchr(const char* text, int wanted) {
  const char* found = strchr(text, wanted);
  reads(text, found ? static_cast<std::size_t>(found - text) + 1 : strlen(text) + 1, CCGRADE_HERE);
  return const_cast<char*>(found);
}
char* __wrap_strrchr(const char* text, int wanted) {
  reads_text(text, CCGRADE_HERE);
  return const_cast<char*>(strrchr(text, wanted));
}
char* __wrap_strstr(const char* text, const char* wanted) {
  const char* found = strstr(text, wanted);
  const std::size_t looked_at =
      found ? static_cast<std::size_t>(found - text) + strlen(wanted) : strlen(text) + 1;
  reads(text, looked_at, CCGRADE_HERE);
  reads_text(wanted, CCGRADE_HERE);
  return const_cast<char*>(found);
}
std::size_t __wrap_strspn(const char* text, const char* among) {
  const std::size_t length = strspn(text, among);
  reads(text, length + 1, CCGRADE_HERE);
  reads_text(among, CCGRADE_HERE);
  return length;
}
std::size_t __wrap_strcspn(const char* text, const char* among) {
  const std::size_t length = strcspn(text, among);
  reads(text, length + 1, CCGRADE_HERE);
  reads_text(among, CCGRADE_HERE);
  return length;
}
char* __wrap_strpbrk(const char* text, const char* among) {
  reads(text, strcspn(text, among) + 1, CCGRADE_HERE);
  reads_text(among, CCGRADE_HERE);
  return const_cast<char*>(strpbrk(text, among));
}
char* __wrap_strdup(const char* text) {
  reads_text(text, CCGRADE_HERE);
  return strdup(text);
}
char* __wrap_strndup(const char* text, std::size_t size) {
  reads_text(text, size, CCGRADE_HERE);
  return strndup(text, size);
}
/// Sorts elements of the program's in the library, which tells nothing of its moves.
void __wrap_qsort(void* elements, std::size_t count, std::size_t size,
                  int (*compare)(const void*, const void*)) {
  if (count > 1) writes(elements, count * size, CCGRADE_HERE);
  qsort(elements, count, size, compare);
}

}  // extern "C"

/// The hash of a std::string, and of what else is hashed by its bytes.
std::size_t std::_Hash_bytes(const void* bytes, std::size_t size, std::size_t seed) {
  static const auto real =
      next_symbol<std::size_t(const void*, std::size_t, std::size_t)>("_ZSt11_Hash_bytesPKvmm");
  reads(bytes, size, CCGRADE_HERE);
  return real(bytes, size, seed);
}
