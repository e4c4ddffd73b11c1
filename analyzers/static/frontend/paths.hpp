#pragma once
// Expressions → access paths and indices, in the terms of one function.
#include "analyzers/static/frontend/naming.hpp"
#include "analyzers/static/frontend/vocabulary.hpp"

namespace ccgrade::frontend {

/// Strips what does not change which object an expression means.
const clang::Expr* plain(const clang::Expr* expression);

/// What is looked at: the atomic, of a conversion or load() of one.
const clang::Expr* read_by(const clang::Expr* expression);

/// What `==` or `!=` compares with 0; null where it compares with something else.
const clang::Expr* compared_with_zero(const clang::BinaryOperator& comparison);

/// Knows one function's aliases: references and pointers that are set once stand for what they are
/// set to. Refers to the function; does not outlive the ASTContext.
class Paths {
 public:
  Paths(const Vocabulary& words, const clang::FunctionDecl& function);

  AccessPath path_of(const clang::Expr* expression) const;
  AccessPath path_of(const clang::VarDecl& variable) const;
  /// Of the object that the function is called on.
  AccessPath member_of_this(const clang::FieldDecl& field) const;
  /// The object that an expression is, or points to.
  AccessPath object_of(const clang::Expr* expression) const;
  Index index_of(const clang::Expr* expression) const;

  /// Keys of all variables that an expression is made of, through the initialisers of locals.
  std::vector<std::string> roots_of(const clang::Expr* expression) const;

  /// USR of the lambda or function that an argument passes on; empty when it is neither.
  std::string callable_of(const clang::Expr* expression) const;
  /// What std::bind or std::mem_fn have made of a function that is named there. It is not followed:
  /// which argument goes where is theirs to know.
  bool is_bound_here(const clang::Expr* expression) const;

 private:
  /// What a local variable holds that is set as it is made, and never again; null for others.
  const clang::Expr* value_set_once(const clang::Expr& expression) const;
  AccessPath path_of_form(const clang::Expr& expression) const;
  AccessPath self() const;
  AccessPath pointer_operator(const clang::UnaryOperator& op) const;
  AccessPath function_call(const clang::CallExpr& call) const;
  AccessPath returned_by(const clang::FunctionDecl* callee, const clang::Expr* object,
                         llvm::ArrayRef<const clang::Expr*> args) const;
  AccessPath construction(const clang::CXXConstructExpr& construct) const;
  AccessPath member(const clang::MemberExpr& expression) const;
  AccessPath operator_call(const clang::CXXOperatorCallExpr& call) const;
  AccessPath member_call(const clang::CXXMemberCallExpr& call) const;
  bool may_change(const clang::Expr* pointer) const;
  const clang::Expr* initialiser_of(const clang::MemberExpr& expression,
                                    const clang::FieldDecl& field) const;
  AccessPath element(AccessPath base, const clang::Expr* index) const;
  const clang::Expr* stands_for(const clang::VarDecl& variable) const;
  bool copies_pointer(const clang::VarDecl& variable) const;
  bool collect_index(const clang::Expr* expression, Index& index) const;
  bool of_own_local(const clang::Expr* expression) const;
  bool collect_variable(const clang::VarDecl& variable, Index& index) const;
  void collect_roots(const clang::Stmt* statement, std::vector<std::string>& roots,
                     int depth) const;
  std::optional<std::string> chain_key(const clang::Expr* expression) const;
  bool modified(const clang::ValueDecl& declaration) const;

  const Vocabulary& words_;
  const clang::FunctionDecl& function_;
  const clang::ASTContext& context_;
  std::set<const clang::ValueDecl*> modified_;
  int depth_ = 0;  ///< of functions that are read for what they return
};

/// Variables and fields that a body assigns to, or hands out so that others can.
std::set<const clang::ValueDecl*> modified_in(const clang::Stmt& body);

}  // namespace ccgrade::frontend
