#pragma once
#include <string>
#include <vector>

namespace ccgrade {

/// Functions of the C library that are the explorer's business: in an explored program, the linker
/// leads calls of them to its runtime. CMake reads this list as well, for the runtime's own calls
/// to go past that: one name on a line.
inline constexpr const char* kWrappedFunctions[] = {
    "memcpy",   //
    "memmove",  //
    "memset",   //
    "memcmp",   //
    "memchr",   //
    "strlen",   //
    "strcpy",   //
    "stpcpy",   //
    "strncpy",  //
    "strcat",   //
    "strncat",  //
    "strcmp",   //
    "strncmp",  //
    "strchr",   //
    "strrchr",  //
    "strstr",   //
    "strdup",   //
};

/// The linker's options for it.
inline std::vector<std::string> wrap_flags() {
  std::vector<std::string> flags;
  for (const char* function : kWrappedFunctions)
    flags.push_back(std::string("-Wl,--wrap=") + function);
  return flags;
}

}  // namespace ccgrade
