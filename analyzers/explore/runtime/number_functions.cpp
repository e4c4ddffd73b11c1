// Reading numbers from text by the C library, where std::stoi and its like go as well: what it
// looks at is the number and the character behind it.
#include <stdlib.h>

#include "library_memory.hpp"
#include "operation.hpp"

using namespace ccgrade::explore;

namespace {

/// The end is null where the base is none.
void reads_number(const char* text, const char* end, std::uintptr_t pc) {
  if (end) reads(text, static_cast<std::size_t>(end - text) + 1, pc);
}

void keep_end(char** where, char* end, std::uintptr_t pc) {
  if (!where || !end) return;
  writes(where, sizeof *where, pc);
  *where = end;
}

}  // namespace

#define INTEGER(type, name)                                    \
  type __wrap_##name(const char* text, char** end, int base) { \
    char* last = nullptr;                                      \
    const type number = name(text, &last, base);               \
    reads_number(text, last, CCGRADE_HERE);                    \
    keep_end(end, last, CCGRADE_HERE);                         \
    return number;                                             \
  }
#define FRACTION(type, name)                         \
  type __wrap_##name(const char* text, char** end) { \
    char* last = nullptr;                            \
    const type number = name(text, &last);           \
    reads_number(text, last, CCGRADE_HERE);          \
    keep_end(end, last, CCGRADE_HERE);               \
    return number;                                   \
  }
#define BY_DEFAULT(type, name, by)             \
  type __wrap_##name(const char* text) {       \
    char* last = nullptr;                      \
    const type number = static_cast<type>(by); \
    reads_number(text, last, CCGRADE_HERE);    \
    return number;                             \
  }

extern "C" {

INTEGER(long, strtol)
INTEGER(long long, strtoll)
INTEGER(unsigned long, strtoul)
INTEGER(unsigned long long, strtoull)
FRACTION(float, strtof)
FRACTION(double, strtod)
FRACTION(long double, strtold)
BY_DEFAULT(int, atoi, strtol(text, &last, 10))
BY_DEFAULT(long, atol, strtol(text, &last, 10))
BY_DEFAULT(long long, atoll, strtoll(text, &last, 10))
BY_DEFAULT(double, atof, strtod(text, &last))

}  // extern "C"
