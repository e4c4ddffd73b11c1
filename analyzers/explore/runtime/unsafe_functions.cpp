// Functions of the C library that keep what they hand out in one place for all threads: two calls
// without order between them race for it, and so does who looks at the result.
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "library_memory.hpp"
#include "operation.hpp"

using namespace ccgrade::explore;

namespace {

/// What stands for memory of the library's own that nobody can see.
char environment;
char locale_of_c;
char* rest_of_strtok = nullptr;

/// The library has one `tm` for both.
tm* broken_down(tm* (*function)(const time_t*), const time_t* time, std::uintptr_t pc) {
  reads(time, sizeof *time, pc);
  tm* const result = function(time);
  if (result) writes(result, sizeof *result, pc);
  return result;
}

char* as_text(const tm* time, std::uintptr_t pc) {
  reads(time, sizeof *time, pc);
  char* const result = asctime(time);
  if (result) writes(result, strlen(result) + 1, pc);
  return result;
}

/// strtok_r, step by step, as POSIX has it.
char* next_token(char* text, const char* separators, char** rest, std::uintptr_t pc) {
  reads_text(separators, pc);
  if (!text) {
    reads(rest, sizeof *rest, pc);
    text = *rest;
  }
  if (!text) return nullptr;
  char* const token = text + strspn(text, separators);
  char* end = token + strcspn(token, separators);
  reads(text, static_cast<std::size_t>(end - text) + 1, pc);
  if (*end) {
    writes(end, 1, pc);
    *end++ = 0;
  }
  writes(rest, sizeof *rest, pc);
  *rest = end;
  return *token ? token : nullptr;
}

}  // namespace

extern "C" {

tm* __wrap_localtime(const time_t* time) {
  return broken_down(localtime, time, CCGRADE_HERE);
}
tm* __wrap_gmtime(const time_t* time) {
  return broken_down(gmtime, time, CCGRADE_HERE);
}
char* __wrap_asctime(const tm* time) {
  return as_text(time, CCGRADE_HERE);
}
char* __wrap_ctime(const time_t* time) {
  const tm* const broken = broken_down(localtime, time, CCGRADE_HERE);
  return broken ? as_text(broken, CCGRADE_HERE) : nullptr;
}
char* __wrap_strtok(char* text, const char* separators) {
  return next_token(text, separators, &rest_of_strtok, CCGRADE_HERE);
}
char* __wrap_strtok_r(char* text, const char* separators, char** rest) {
  return next_token(text, separators, rest, CCGRADE_HERE);
}
char* __wrap_getenv(const char* name) {
  reads(&environment, 1, CCGRADE_HERE);
  return getenv(name);
}
int __wrap_setenv(const char* name, const char* value, int replace) {
  writes(&environment, 1, CCGRADE_HERE);
  return setenv(name, value, replace);
}
int __wrap_unsetenv(const char* name) {
  writes(&environment, 1, CCGRADE_HERE);
  return unsetenv(name);
}
char* __wrap_setlocale(int category, const char* name) {
  plain_access(&locale_of_c, 1, name != nullptr, CCGRADE_HERE);
  return setlocale(category, name);
}
int __wrap_putenv(char* assignment) {
  writes(&environment, 1, CCGRADE_HERE);
  return putenv(assignment);
}

}  // extern "C"
