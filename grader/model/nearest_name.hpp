#pragma once
#include <string>
#include <vector>

namespace ccgrade {

/// The one of `known` that the fewest edits make of `wrong`, for "did you mean"; the first of
/// several, empty where nothing is known.
std::string nearest_name(const std::string& wrong, const std::vector<std::string>& known);

}  // namespace ccgrade
