#pragma once
// What the types and functions of std and POSIX mean to this analysis: tables, no analysis.
#include "analyzers/static/frontend/pch.hpp"

namespace ccgrade::frontend {

enum class TypeKind {
  other,
  mutex,      ///< lock(), unlock(), and their shared forms
  guard,      ///< owns locks and releases them when it dies
  semaphore,  ///< acquire(), release()
  thread,     ///< must be joined or detached before it dies
  jthread,    ///< joins when it dies
  future,     ///< get() and wait() wait; one from std::async also when it dies
  condition,
  unique_owner,  ///< unique_ptr, optional
  shared_owner,  ///< shared_ptr, reference_wrapper
  container,
  function,  ///< std::function and the like
};

TypeKind kind_of(clang::QualType type);

/// The element type of a std container or array; null when it is neither.
clang::QualType element_of(clang::QualType type);

/// "std::lock", "pthread_mutex_lock"; empty for what has no name.
std::string qualified_name(const clang::FunctionDecl* function);

/// The class a type names, through references, pointers and const; null for other types.
const clang::CXXRecordDecl* record_of(clang::QualType type);

/// What a tag argument of a guard's constructor asks for.
enum class LockTag { none, adopt, defer, attempt };
LockTag tag_of(clang::QualType type);

/// pthread_mutex_lock and its relatives.
enum class CAction { none, lock, lock_shared, unlock, attempt, gate_in, gate_out, gate_attempt };
CAction c_action(const std::string& name);

/// A member function of a mutex, guard or semaphore.
CAction member_action(const std::string& name);

/// What a std function does to the order of its arguments: picks values from them, or moves them.
enum class Ordering { none, picks, moves };
Ordering ordering_of(const std::string& name);

/// std functions that store or forward a callable instead of calling it.
bool keeps_its_callable(const std::string& name);

/// A std or POSIX function, by its full name, that waits until another thread does something.
bool waits(const std::string& name);

/// A declaration from a system header.
bool is_system(const clang::Decl& decl);

}  // namespace ccgrade::frontend
