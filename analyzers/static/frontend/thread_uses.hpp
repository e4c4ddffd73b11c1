#pragma once
// How a body uses its local threads: whether each can be followed, and what ends it.
#include <memory>

#include "analyzers/static/frontend/loops.hpp"

namespace ccgrade::frontend {

class ThreadUses {
 public:
  ThreadUses(const Vocabulary& words, const clang::Stmt& body);

  bool empty() const { return created_.empty(); }
  /// A local thread variable, or a local container of threads.
  bool followed(const clang::VarDecl* variable) const;
  /// The variables that other code can reach once this statement is done.
  const std::set<const clang::VarDecl*>& handed_over_in(const clang::Stmt& statement) const;
  /// How many statements join, detach or move it.
  int endings(const clang::VarDecl* variable) const;
  const clang::Stmt* ending_of_variable(const clang::VarDecl* variable) const;
  /// The variable that this statement joins, detaches or moves away.
  const clang::VarDecl* ended_by(const clang::Stmt& statement) const;
  /// The variable of which this outcome of a condition says that it is not joinable.
  const clang::VarDecl* asked_joinable(const clang::Expr* condition, bool holds) const;
  clang::SourceLocation creation(const clang::VarDecl* variable) const;
  const clang::Stmt* branch_around(const clang::Stmt* statement) const;
  bool in_handler(const clang::Stmt* statement) const;

 private:
  friend class UseCollector;
  const Vocabulary& words_;
  std::unique_ptr<clang::ParentMap> parents_;
  std::map<const clang::VarDecl*, clang::SourceLocation> created_;
  std::map<const clang::VarDecl*, std::vector<const clang::Stmt*>> endings_;
  std::map<const clang::Stmt*, std::set<const clang::VarDecl*>> handed_over_;
};

}  // namespace ccgrade::frontend
