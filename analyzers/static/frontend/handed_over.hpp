#pragma once
#include <clang/AST/Decl.h>

namespace ccgrade::frontend {

/// Does a function of the library change what it is handed as this parameter? By a reference that
/// is its own and not const, but for those that only lead to what they are handed (std::begin,
/// std::get). What takes whatever comes, `Args&&...`, copies or moves it or hands it on; only an
/// algorithm that rearranges its range changes that.
bool changes_argument(const clang::FunctionDecl& callee, unsigned parameter);

}  // namespace ccgrade::frontend
