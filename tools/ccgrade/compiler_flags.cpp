#include "tools/ccgrade/compiler_flags.hpp"

#include <algorithm>
#include <array>
#include <regex>

namespace ccgrade {
namespace {

constexpr std::array kOurs{"-c", "-S", "-E", "-M", "-MM", "-fsyntax-only"};

/// What loads plugins, names other tools, or holds more flags.
constexpr std::array kForeign{
    "-fplugin", "-fpass-plugin", "-load",    "-Xclang",  "-Xlinker",  "-Wl,", "-B",    "-specs",
    "--specs",  "-wrapper",      "--config", "-fuse-ld", "--ld-path", "@",    "-mllvm"};

}  // namespace

Status check_flags(const std::vector<std::string>& flags) {
  for (const std::string& flag : flags)
    if (flag.starts_with("-o") || std::ranges::find(kOurs, flag) != kOurs.end())
      return Error{"the compiler flag " + flag +
                   " says what to make, which is for ccgrade to say; "
                   "leave it out"};
  return Done{};
}

Status check_reported_compiler(const std::string& compiler, const std::vector<std::string>& flags) {
  static const std::regex kKnown("|(clang|g)\\+\\+(-[0-9]{1,2})?");
  if (!std::regex_match(compiler, kKnown))
    return Error{"the report names the compiler " + compiler.substr(0, 100) +
                 ", which ccgrade does not start on a report's word; name the sources and "
                 "--compiler beside the report"};
  for (const std::string& flag : flags)
    for (const char* foreign : kForeign)
      if (flag.starts_with(foreign))
        return Error{"the report names the compiler flag " + flag.substr(0, 100) +
                     ", which may run other programs; if you trust it, name the sources and the "
                     "flags beside the report"};
  return Done{};
}

}  // namespace ccgrade
