#pragma once
// What a loop looks at before it goes on.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade::frontend {

/// What the loop does itself; the lambdas in it are left out.
struct LoopTests {
  bool receives = false;  ///< what others send: its library calls are asked, not the program's own
  bool pauses = false;    ///< it makes other calls that take long
  /// It waits for a thread to end, goes through a semaphore, or makes a test that is not known to
  /// ask only whether something was received, or whether to go on at all.
  bool bounded = false;
};
LoopTests tests_in(const FunctionView& view, const clang::Stmt& loop);

/// The variable that an expression is, or assigns to, where it is the function's own.
const clang::VarDecl* own_local(const clang::Expr* expression);

/// Can a statement be reached again from where it ends?
bool comes_again(const clang::CFG& cfg, const clang::Stmt& statement);

}  // namespace ccgrade::frontend
