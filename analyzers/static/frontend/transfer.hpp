#pragma once
// What one element of a function's control-flow graph does to the lock state.
#include "analyzers/static/frontend/lock_state.hpp"

namespace ccgrade::frontend {

/// Applies elements to states and, once told to record, writes down what it meets. One per
/// function.
class Transfer {
 public:
  Transfer(const clang::FunctionDecl& function, FunctionSummary& summary);

  void element(const clang::CFGElement& element, LockState& state);
  /// What the outcome of a condition says: `if (lock)`, `while (!mutex.try_lock())`.
  void refine(const clang::Expr* condition, bool holds, LockState& state) const;
  /// After a loop that joins each thread of a container.
  void joined_all(LockState& state) const { state.live.clear(); }

  void start_recording() { recording_ = true; }

 private:
  // guards.cpp
  void declare_guard(const clang::VarDecl& variable, LockState& state);
  void take_over(const clang::VarDecl* guard, const clang::Expr* from, LockState& state);
  void construct_guard(Guard& guard, llvm::ArrayRef<const clang::Expr*> args, LockState& state,
                       const clang::Expr& at);
  void release_guard(const clang::VarDecl* guard, LockState& state);
  void hand_over(const clang::Expr* argument, LockState& state);
  bool guard_method(const clang::CXXMemberCallExpr& call, LockState& state);
  bool guard_container_method(const clang::CXXMemberCallExpr& call, LockState& state);
  void add_to_container(const clang::VarDecl* container, const std::vector<AccessPath>& locks,
                        LockState& state);
  void refine_method(const clang::CXXMemberCallExpr& call, bool holds, LockState& state) const;
  const clang::VarDecl* guard_variable(const clang::Expr* expression) const;

  // locks.cpp
  void acquire(const std::vector<AccessPath>& locks, bool shared, LockState& state,
               clang::SourceLocation at);
  void act(CAction action, const AccessPath& lock, LockState& state, clang::SourceLocation at);
  bool lock_method(const clang::CXXMemberCallExpr& call, LockState& state);
  bool lock_function(const clang::CallExpr& call, LockState& state);
  void lock_together(const clang::CallExpr& call, LockState& state);

  // spawns.cpp
  bool starts_thread(const clang::CallExpr& call, LockState& state);
  void construct(const clang::CXXConstructExpr& construct, LockState& state);
  bool waits_for_threads(const clang::CallExpr& call, LockState& state);
  void spawn(llvm::ArrayRef<const clang::Expr*> args, bool jthread, const clang::Expr& at,
             LockState& state);

  // calls.cpp
  void statement(const clang::Stmt& statement, LockState& state);
  void call(const clang::CallExpr& call, LockState& state);
  bool assigns_guard(const clang::CallExpr& call, LockState& state);
  void call_program(const clang::CallExpr& call, LockState& state);
  void destroy(const clang::VarDecl& variable, LockState& state, clang::SourceLocation at);
  void record_call(Call call, const LockState& state);
  void note_waiting(const clang::CallExpr& call, LockState& state);
  void pass_into_object(const clang::VarDecl& variable, LockState& state);
  void pass(const Call& call, bool is_lambda, LockState& state);
  Call describe_call(const clang::FunctionDecl* callee, llvm::ArrayRef<const clang::Expr*> args,
                     clang::SourceLocation at) const;
  void call_passed_lambdas(const clang::CallExpr& call, const LockState& state);

  Location location(clang::SourceLocation where) const;
  Argument argument(const clang::Expr* expression) const;

  const clang::FunctionDecl& function_;
  const clang::ASTContext& context_;
  Paths paths_;
  FunctionSummary& summary_;
  std::map<const clang::Stmt*, int> spawn_numbers_;
  /// Methods called on each object: a gate has one to come in by and one to go out by.
  std::map<std::string, std::set<std::string>> methods_;
  bool recording_ = false;
};

}  // namespace ccgrade::frontend
