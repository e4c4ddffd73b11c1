#pragma once
// What the types and functions of a unit mean to the analysis: the models, asked by clang's terms.
#include "analyzers/static/engine/models.hpp"
#include "analyzers/static/frontend/pch.hpp"

namespace ccgrade::frontend {

/// One per unit. Refers to the models; asks each declaration once.
class Vocabulary {
 public:
  explicit Vocabulary(const Models& models) : models_(models) {}
  Vocabulary(const Vocabulary&) = delete;

  /// Of the class that a type, or what it refers to, is. Not of what it points to.
  TypeKind kind_of(clang::QualType type) const { return model_of(type).kind; }
  const TypeModel& model_of(clang::QualType type) const;
  /// The element type of a container, array or sole owner; null when it is none.
  clang::QualType element_of(clang::QualType type) const;

  const FunctionModel& function(const clang::FunctionDecl* function) const;
  /// Of a member function of a mutex, guard or semaphore.
  LockAction member_action(clang::QualType type, const clang::CXXMethodDecl& method) const;
  /// Of a call of one, or of a free function of those.
  LockAction action_of(const clang::CallExpr& call) const;

 private:
  const Models& models_;
  const TypeModel no_type_;
  const FunctionModel no_function_;
  mutable std::map<const clang::Decl*, TypeModel> types_;
  mutable std::map<const clang::Decl*, FunctionModel> functions_;
};

/// "std::lock", "pthread_mutex_lock"; empty for what has no name.
std::string qualified_name(const clang::FunctionDecl* function);

/// The class a type names, through references, pointers and const; null for other types.
const clang::CXXRecordDecl* record_of(clang::QualType type);

/// A declaration from a system header.
bool is_system(const clang::Decl& decl);

}  // namespace ccgrade::frontend
