#pragma once
// Temporary objects that something is made of: what they held is elsewhere when they end.
#include <set>

#include "analyzers/static/frontend/vocabulary.hpp"

namespace ccgrade::frontend {

/// Those that are an argument of a call: `tasks.push_back(std::async(run))`, `task =
/// std::async(run)`.
std::set<const clang::CXXBindTemporaryExpr*> handed_on(const clang::Stmt& body);

}  // namespace ccgrade::frontend
