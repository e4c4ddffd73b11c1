#pragma once
// What one element of a function's control-flow graph does to the lock state.
#include "analyzers/static/frontend/guard_forms.hpp"
#include "analyzers/static/frontend/lock_state.hpp"

namespace ccgrade::frontend {

/// Where the thread that an expression starts is kept.
std::map<const clang::Stmt*, AccessPath> spawn_targets(const clang::FunctionDecl& function,
                                                       const Paths& paths, const Vocabulary& words);

/// Variables that lambdas in the body capture by reference.
std::set<const clang::VarDecl*> captured_in(const clang::Stmt& body);

/// Ids of the variables of which a lambda's body has copies: those that it, or a lambda around it,
/// has captured by value.
std::set<std::string> copied_into(const Paths& paths, const clang::FunctionDecl& function);

/// Applies elements to states and, once told to record, writes down what it meets. One per
/// function.
class Transfer {
 public:
  Transfer(const Vocabulary& words, const clang::FunctionDecl& function, FunctionSummary& summary);

  void element(const clang::CFGElement& element, LockState& state);
  /// What the outcome of a condition says: `if (lock)`, `while (!mutex.try_lock())`.
  /// False when it cannot come out so.
  bool refine(const clang::Expr* condition, bool holds, LockState& state) const;
  /// On the way of an exception to its handlers, what was declared in the try block dies: the graph
  /// has no destructors there.
  void unwind_into(const clang::CXXTryStmt& handlers, LockState& state);
  /// After a loop that joins each thread of a container.
  void joined_all(LockState& state) const { state.live.clear(); }

  void start_recording() { recording_ = true; }
  /// A block of the graph, from whose end the function goes on, or not.
  void enter(bool goes_on) { goes_on_ = goes_on; }
  /// What is still locked where the function is left: at `at`, or its end.
  void leave(const clang::Stmt* at, const LockState& state);
  /// After every way out has been recorded.
  void finish_leaving();

 private:
  // guards.cpp
  void declare_guard(const clang::VarDecl& variable, LockState& state);
  bool lock_without_name(const clang::CXXConstructExpr& guard, LockState& state);
  void fill(const clang::VarDecl& container, const clang::CXXConstructExpr& made, LockState& state);
  void take_over(const clang::VarDecl* guard, const clang::Expr* from, LockState& state);
  void take_from_callee(const clang::VarDecl* guard, const clang::CallExpr& call, LockState& state);
  void construct_guard(Guard& guard, llvm::ArrayRef<const clang::Expr*> args, LockState& state,
                       const clang::Expr& at);
  void add_to_container(const clang::VarDecl* container, const std::vector<AccessPath>& locks,
                        LockState& state);
  void refine_locks(const clang::Expr* condition, bool holds, LockState& state) const;
  void refine_method(const clang::CXXMemberCallExpr& call, bool holds, LockState& state) const;
  const clang::VarDecl* guard_variable(const clang::Expr* expression) const;

  // guard_uses.cpp
  void release_guard(const clang::VarDecl* guard, bool dies, LockState& state,
                     clang::SourceLocation at);
  void hand_over(const clang::Expr* argument, LockState& state);
  void move_away(const clang::Expr* argument, LockState& state);
  bool guard_method(const clang::CXXMemberCallExpr& call, LockState& state);
  bool guard_container_method(const clang::CXXMemberCallExpr& call, LockState& state);

  // locks.cpp
  struct Taken {
    bool shared, by_hand;
  };
  void acquire(const std::vector<AccessPath>& locks, Taken taken, LockState& state,
               clang::SourceLocation at);
  bool attempt_again(const clang::CallExpr& call, LockAction action, const AccessPath& lock,
                     LockState& state);
  void act(LockAction action, const AccessPath& lock, LockState& state, clang::SourceLocation at);
  void release(const AccessPath& lock, bool by_guard, LockState& state, clang::SourceLocation at);
  AccessPath lock_of(const clang::Expr* expression);
  bool lock_method(const clang::CXXMemberCallExpr& call, LockState& state);
  bool lock_function(const clang::CallExpr& call, LockState& state);
  void lock_together(const clang::CallExpr& call, LockState& state);

  // leaving.cpp
  void hand_to_caller(const clang::ReturnStmt& statement, LockState& state);
  bool is_left_to_caller(const std::string& lock) const;

  // accesses.cpp
  void note_accesses(const clang::Stmt& statement, const LockState& state);
  void note_call_accesses(const clang::CallExpr& call, const LockState& state);
  void note_access(const clang::Expr* target, bool write, const LockState& state);
  void note_atomic(const clang::Expr* object, bool write, const LockState& state);
  void note_initialised(const clang::FieldDecl& member, const clang::CXXCtorInitializer& how,
                        const LockState& state);
  bool may_be_shared(const AccessPath& path) const;
  bool is_made_to_be_shared(clang::QualType type) const;

  // spawns.cpp
  bool starts_thread(const clang::CallExpr& call, LockState& state);
  void construct(const clang::CXXConstructExpr& construct, LockState& state);
  bool waits_for_threads(const clang::CallExpr& call, LockState& state);
  void spawn(llvm::ArrayRef<const clang::Expr*> args, bool jthread, const clang::Expr& at,
             LockState& state);

  // transfer.cpp
  bool is_handed_on(const clang::CXXBindTemporaryExpr& temporary);
  void initialise(const clang::CXXCtorInitializer& initialiser, LockState& state);
  void statement(const clang::Stmt& statement, LockState& state);

  // calls.cpp
  void call(const clang::CallExpr& call, LockState& state);
  void note_lent(const clang::CallExpr& call);
  bool assigns_guard(const clang::CallExpr& call, LockState& state);
  void note_delete(const clang::CXXDeleteExpr& expression, const LockState& state);
  void note_library_call(const clang::CallExpr& call, const LockState& state);
  bool is_own_copy(const AccessPath& object) const;
  void call_program(const clang::CallExpr& call, LockState& state);
  void record_call(Call call, const LockState& state);
  Call describe_call(const clang::FunctionDecl* callee, llvm::ArrayRef<const clang::Expr*> args,
                     clang::SourceLocation at) const;
  void call_passed_lambdas(const clang::CallExpr& call, LockState& state);

  // kept_results.cpp, kept_callables.cpp
  void note_kept(const clang::VarDecl& variable);
  void keep_callable(const clang::CXXConstructExpr& construct, LockState& state);

  // gates.cpp
  void destroy(const clang::VarDecl& variable, LockState& state, clang::SourceLocation at);
  void pass_once(const clang::Expr& flag, LockState& state);
  void note_waiting(const clang::CallExpr& call, LockState& state);
  void pass_into_object(const clang::VarDecl& variable, LockState& state);
  void pass(const Call& call, bool is_lambda, LockState& state);

  std::vector<Held> held_in(const LockState& state) const;
  Location location(clang::SourceLocation where) const;
  Argument argument(const clang::Expr* expression) const;

  const Vocabulary& words_;
  const clang::FunctionDecl& function_;
  const clang::ASTContext& context_;
  Paths paths_;
  std::set<std::string> shared_locals_;      ///< captured by reference by a lambda, by their ids
  std::set<std::string> references_;         ///< parameters that are other names of objects
  std::set<std::string> copied_variables_;   ///< those of which a lambda's body has copies
  std::set<std::string> copied_parameters_;  ///< objects that are handed over by value
  /// Guards among the parameters: whoever calls shows that something is locked, nobody knows what.
  std::vector<Held> shown_;
  Flags flags_;
  std::set<const clang::CallExpr*> repeated_attempts_;  ///< of a lock, until it is had
  NamelessGuards nameless_guards_;
  std::optional<std::set<const clang::CXXBindTemporaryExpr*>>
      handed_on_;  ///< once one is asked for
  FunctionSummary& summary_;
  std::map<const clang::Stmt*, int> spawn_numbers_;
  std::map<const clang::Stmt*, AccessPath> spawn_targets_;  ///< found once one is asked for
  /// Methods called on each object: a gate has one to come in by and one to go out by.
  std::map<std::string, std::set<std::string>> methods_;
  std::map<std::string, std::string> lock_types_;  ///< by exact path
  std::set<std::string> lent_;                     ///< locks that calls are given, by exact path
  bool recording_ = false;
  bool goes_on_ = true;
  std::vector<LockedExit> exits_;  ///< all of them, those that are no bug too
  struct Answer {
    std::optional<bool> value;
    std::set<std::string> locked;  ///< by exact path
  };
  std::vector<Answer> answers_;                     ///< of each way out
  std::set<int> outliving_;                         ///< spawns that may still run at some exit
  std::optional<std::vector<Held>> held_at_exits_;  ///< what all of them have in common
};

}  // namespace ccgrade::frontend
