#pragma once
#include <clang/AST/ASTContext.h>

#include <vector>

#include "analyzers/static/engine/summary.hpp"

namespace ccgrade::frontend {

/// What a unit that has a main declares in its source file before any header does; nothing where it
/// has none: such a unit is a part of somebody else's program.
std::vector<OwnName> own_names(const clang::ASTContext& context,
                               const std::vector<clang::Decl*>& declarations);

}  // namespace ccgrade::frontend
