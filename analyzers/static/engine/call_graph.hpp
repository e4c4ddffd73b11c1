#pragma once
#include <map>
#include <string>
#include <vector>

namespace ccgrade {

/// The strongly connected components of a call graph (caller → callees), callees before callers
/// (Tarjan, "Depth-first search and linear graph algorithms", 1972).
std::vector<std::vector<std::string>> components_bottom_up(
    const std::map<std::string, std::vector<std::string>>& graph);

}  // namespace ccgrade
