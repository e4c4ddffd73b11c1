#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ccgrade {

/// For each line of a text, what code scanning on GitHub calls its primaryLocationLineHash: a hash
/// of the 100 characters from the line's start on, without spaces and tabs, and which of the lines
/// with that hash it is. It stays the same when lines are added above. The algorithm is that of
/// github/codeql-action (src/fingerprints.ts), over UTF-16 units.
std::vector<std::string> line_hashes(std::string_view text);

}  // namespace ccgrade
