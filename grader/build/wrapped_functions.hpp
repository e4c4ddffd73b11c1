#pragma once
#include <string>
#include <vector>

namespace ccgrade {

/// Functions of the C library that are the explorer's business: in an explored program, the linker
/// leads calls of them to its runtime. CMake reads this list as well, for the runtime's own calls
/// to go past that: one name on a line.
inline constexpr const char* kWrappedFunctions[] = {
    "memcpy",       //
    "memmove",      //
    "mempcpy",      //
    "memset",       //
    "memcmp",       //
    "bcmp",         //
    "memchr",       //
    "memrchr",      //
    "strlen",       //
    "strnlen",      //
    "strcpy",       //
    "stpcpy",       //
    "strncpy",      //
    "strcat",       //
    "strncat",      //
    "strcmp",       //
    "strncmp",      //
    "strcasecmp",   //
    "strncasecmp",  //
    "strchr",       //
    "strrchr",      //
    "strstr",       //
    "strspn",       //
    "strcspn",      //
    "strpbrk",      //
    "strdup",       //
    "strndup",      //
    "strtol",       //
    "strtoll",      //
    "strtoul",      //
    "strtoull",     //
    "strtof",       //
    "strtod",       //
    "strtold",      //
    "atoi",         //
    "atol",         //
    "atoll",        //
    "atof",         //
    "printf",       //
    "fprintf",      //
    "sprintf",      //
    "snprintf",     //
    "vprintf",      //
    "vfprintf",     //
    "vsprintf",     //
    "vsnprintf",    //
    "puts",         //
    "fputs",        //
    "fwrite",       //
    "localtime",    //
    "gmtime",       //
    "asctime",      //
    "ctime",        //
    "strtok",       //
    "strtok_r",     //
    "getenv",       //
    "setlocale",    //
    "setenv",       //
    "unsetenv",     //
    "putenv",       //
    "qsort",        //
    "wmemcpy",      //
    "wmemmove",     //
    "wmemset",      //
    "wmemcmp",      //
    "wmemchr",      //
    "wcslen",       //
    "wcscpy",       //
    "wcscmp",       //
};

/// Options of g++, which would make moves out of some calls, and then tell nobody of them. Lengths
/// of texts are constants in many a program.
inline std::vector<std::string> keep_calls_flags() {
  std::vector<std::string> flags;
  for (const std::string function : kWrappedFunctions)
    if (function != "strlen") flags.push_back("-fno-builtin-" + function);
  return flags;
}

/// The linker's options for it.
inline std::vector<std::string> wrap_flags() {
  std::vector<std::string> flags;
  for (const char* function : kWrappedFunctions)
    flags.push_back(std::string("-Wl,--wrap=") + function);
  return flags;
}

}  // namespace ccgrade
