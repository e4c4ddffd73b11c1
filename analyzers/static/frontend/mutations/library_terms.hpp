#pragma once
// What of the standard library the operators look for.
#include <initializer_list>
#include <string_view>

#include "analyzers/static/frontend/pch.hpp"

namespace ccgrade::frontend {

/// In the place of a call: an expression that does nothing.
inline constexpr const char* kNothingDone = "static_cast<void>(0)";

using Words = std::initializer_list<std::string_view>;

/// Is it one of these classes of namespace std, or a reference to one?
bool is_std(clang::QualType type, Words names);

/// lock_guard, scoped_lock, unique_lock or shared_lock.
bool is_guard(clang::QualType type);
/// atomic, atomic_ref or atomic_flag.
bool is_atomic(clang::QualType type);

/// The call of a member function with one of these names, clean-ups of temporaries left out; null
/// when it is none.
const clang::CXXMemberCallExpr* call_of(const clang::Stmt* statement, Words names);
/// Of which object, references and pointers left out.
clang::QualType object_of(const clang::CXXMemberCallExpr& call);

/// A call that waits for a condition variable or an atomic; null when it is none.
const clang::CXXMemberCallExpr* wait_in(const clang::Stmt* statement);

/// Is the variable named in it?
bool names(const clang::Stmt* statement, const clang::VarDecl& variable);

/// The one variable of a declaration when that is a guard; null when it is none.
const clang::VarDecl* guard_in(const clang::Stmt* statement);

}  // namespace ccgrade::frontend
