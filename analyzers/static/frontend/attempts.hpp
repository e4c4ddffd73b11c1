#pragma once
#include <set>

#include "analyzers/static/frontend/vocabulary.hpp"

namespace ccgrade::frontend {

/// Calls of try_lock and its like in the condition of a loop that goes on until they get the lock:
/// `while (!mutex.try_lock()) {}`. Such a loop is a lock, which waits without sleeping.
std::set<const clang::CallExpr*> repeated_attempts(const Vocabulary& words,
                                                   const clang::Stmt& body);

}  // namespace ccgrade::frontend
