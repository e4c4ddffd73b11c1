#pragma once
// What a call does with a handle that it is given.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade::frontend {

enum class Use {
  borrows,  ///< it is the caller's as before: read, fstat
  takes,    ///< it may be kept, or passed on: nobody here is bound to close it any more
  unclear   ///< the program's own code, which may do anything at any time
};

Use use_of(const clang::CallExpr& call, unsigned argument, const FunctionView& view);

}  // namespace ccgrade::frontend
