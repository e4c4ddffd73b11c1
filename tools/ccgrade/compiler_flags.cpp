#include "tools/ccgrade/compiler_flags.hpp"

#include <algorithm>
#include <array>
#include <regex>

namespace ccgrade {
namespace {

constexpr std::array kOurs{"-c", "-S", "-E", "-M", "-MM", "-fsyntax-only"};

/// What says how to compile and what to link, and neither names another tool or more flags, nor
/// writes files.
const std::regex kHarmless(
    "-([DUILl].+|O[0-3sgz]?|g[0-9]?|std=[a-z0-9+]+|w|pthread|W[a-z0-9+=-]*|f[A-Za-z0-9-]+|"
    "m(?!llvm)[a-z0-9=.-]+|I|D|U|isystem|include)|[^-@].*");

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
    if (!std::regex_match(flag, kHarmless))
      return Error{"the report names the compiler flag " + flag.substr(0, 100) +
                   ", which may do more than compile; if you trust it, give the flags after --"};
  return Done{};
}

}  // namespace ccgrade
