#pragma once
#include <string>
#include <string_view>

namespace ccgrade {

/// The same JSON value, written so that neither a terminal nor a CI log acts on what its strings
/// hold: characters that do not show themselves, and "##[", become \u escapes. `json` is valid
/// JSON whose lines are broken by whitespace between tokens only.
std::string inert_json(std::string_view json);

}  // namespace ccgrade
