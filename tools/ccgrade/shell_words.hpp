#pragma once
#include <string>
#include <vector>

namespace ccgrade {

/// The words of a command as a shell takes them apart, without expanding anything: blanks part
/// them, '…' keeps all, "…" keeps all but \" \\ \$ \`, and a backslash keeps the next character
/// (POSIX.1-2017, Shell Command Language, 2.2). A quote that never ends keeps the rest.
std::vector<std::string> shell_words(const std::string& command);

}  // namespace ccgrade
