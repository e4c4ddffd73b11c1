// Functions of the C library that keep what they hand out in one place for all threads: two calls
// without order between them race for it, and so does who looks at the result.
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "access.hpp"
#include "operation.hpp"

using namespace ccgrade::explore;

namespace {

void writes(const void* what, std::size_t size, std::uintptr_t pc) {
  plain_access(what, size, true, pc);
}

/// What stands for memory of the library's own that nobody can see.
char state_of_strtok;
char environment;

}  // namespace

extern "C" {

tm* __wrap_localtime(const time_t* time) {
  tm* const result = localtime(time);
  if (result) writes(result, sizeof *result, CCGRADE_HERE);
  return result;
}
tm* __wrap_gmtime(const time_t* time) {
  tm* const result = gmtime(time);
  if (result) writes(result, sizeof *result, CCGRADE_HERE);
  return result;
}
char* __wrap_asctime(const tm* time) {
  char* const result = asctime(time);
  if (result) writes(result, strlen(result) + 1, CCGRADE_HERE);
  return result;
}
char* __wrap_ctime(const time_t* time) {
  char* const result = ctime(time);
  if (result) writes(result, strlen(result) + 1, CCGRADE_HERE);
  return result;
}
char* __wrap_strtok(char* text, const char* separators) {
  writes(&state_of_strtok, 1, CCGRADE_HERE);
  return strtok(text, separators);
}
char* __wrap_getenv(const char* name) {
  plain_access(&environment, 1, false, CCGRADE_HERE);
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
int __wrap_putenv(char* assignment) {
  writes(&environment, 1, CCGRADE_HERE);
  return putenv(assignment);
}
/// Sorts elements of the program's in the library; it tells nothing of its moves.
void __wrap_qsort(void* elements, std::size_t count, std::size_t size,
                  int (*compare)(const void*, const void*)) {
  writes(elements, count * size, CCGRADE_HERE);
  qsort(elements, count, size, compare);
}

}  // extern "C"
