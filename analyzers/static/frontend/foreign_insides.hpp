#pragma once
#include <vector>

#include "analyzers/static/frontend/found_constructs.hpp"

namespace clang {
class Decl;
}

namespace ccgrade::frontend {

/// Lists where an object of the C++ library that keeps pointers is taken for bytes or for something
/// else: what a std::function, a shared pointer or a container leads to may be the grader's.
void list_foreign_insides(const std::vector<clang::Decl*>& declarations, FoundConstructs& found);

}  // namespace ccgrade::frontend
