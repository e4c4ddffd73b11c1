#pragma once
// The forms in which guards appear in the source.
#include "analyzers/static/frontend/vocabulary.hpp"

namespace ccgrade::frontend {

const clang::CXXConstructExpr* as_construct(const clang::Expr* expression);
std::vector<const clang::Expr*> arguments_of(const clang::CXXConstructExpr& construct);
/// vector<unique_lock<mutex>>, optional<lock_guard<mutex>>.
bool is_container_of_guards(const Vocabulary& words, clang::QualType type);
/// A pair or tuple with a guard in it, or a pointer to one that others may have too:
/// `auto [lock, value] = locked();`.
bool carries_guard(const Vocabulary& words, clang::QualType type);
/// `std::make_unique<std::lock_guard<std::mutex>>(mutex)`.
const clang::CallExpr* made_in_place(const clang::Expr* expression);
/// `std::move(lk)` → `lk`.
const clang::Expr* moved_from(const clang::Expr* expression);

/// Guards without a name.
struct NamelessGuards {
  std::set<const clang::CXXConstructExpr*> before_commas;  ///< they live on behind the comma
  std::set<const clang::CXXConstructExpr*> statements;     ///< they die as soon as they are made
};
NamelessGuards nameless_guards(const Vocabulary& words, const clang::Stmt& body);

}  // namespace ccgrade::frontend
