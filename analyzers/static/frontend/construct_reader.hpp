#pragma once
#include <vector>

#include "analyzers/static/frontend/found_constructs.hpp"

namespace clang {
class Decl;
}

namespace ccgrade::frontend {

/// Lists what the syntax tree shows: attributes, assembly, functions and variables of the C
/// library, names that are the compiler's, and namespaces of others that are opened again.
void read_constructs(const std::vector<clang::Decl*>& declarations, FoundConstructs& found);

}  // namespace ccgrade::frontend
