#pragma once
#include "analyzers/static/frontend/vocabulary.hpp"

namespace ccgrade::frontend {

/// The local variable an expression is, or is an element of: `t`, `threads[i]`, `threads.back()`,
/// the variable of a range-based for over it. Null for anything else.
const clang::VarDecl* thread_variable(const clang::Expr* expression);

/// A call that ends threads (join, detach) or waits for futures: the variable it ends. `found` is
/// set even where the variable is not known.
struct Ending {
  bool found = false;
  const clang::VarDecl* variable = nullptr;
};
Ending ending_of(const Vocabulary& words, const clang::Stmt& statement);

/// A local variable that is made with a thread, or with some.
bool begins_with_threads(const Vocabulary& words, const clang::VarDecl& variable);

/// The variable that gets a new thread in a statement: declaration, assignment, emplace_back. Of a
/// declaration of several, none.
const clang::VarDecl* created_in(const Vocabulary& words, const clang::Stmt& statement);

/// What the body of a loop ends and creates. A loop over all elements does it to all of them, so it
/// counts on the way out of the loop, where the zero-trip path would hide it.
struct LoopEffect {
  bool ends = false;
  std::set<const clang::VarDecl*> ended;
  std::set<const clang::VarDecl*> created;
};
LoopEffect loop_effect(const Vocabulary& words, const clang::Stmt& loop);

bool is_loop(const clang::Stmt* statement);

}  // namespace ccgrade::frontend
