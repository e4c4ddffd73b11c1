#pragma once
#include <string>
#include <vector>

#include "analyzers/audit/judge.hpp"

namespace ccgrade::audit {

/// What is wrong with the symbols of one object file, as `llvm-nm-19 --extern-only` lists them
/// ("0000000000000000 T name", "U name"): it takes the place of a library's, or reaches for what is
/// not the submission's.
std::vector<Objection> objections_to_symbols(const std::string& listing);

}  // namespace ccgrade::audit
