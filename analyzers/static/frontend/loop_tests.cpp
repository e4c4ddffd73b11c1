#include "analyzers/static/frontend/loop_tests.hpp"

#include "analyzers/static/frontend/endless.hpp"
#include "analyzers/static/frontend/statement_visitor.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using clang::Stmt;
using clang::VarDecl;
using llvm::dyn_cast;
using llvm::isa;

/// 0, -1, nullptr.
bool is_nothing(const Expr* expression) {
  expression = plain(expression);
  if (const auto* op = dyn_cast<clang::UnaryOperator>(expression))
    if (op->getOpcode() == clang::UO_Minus) expression = plain(op->getSubExpr());
  const auto* number = dyn_cast<clang::IntegerLiteral>(expression);
  return isa<clang::CXXNullPtrLiteralExpr>(expression) || isa<clang::GNUNullExpr>(expression) ||
         (number && number->getValue().ule(1));
}

/// errno, behind its macro.
bool is_errno(const Expr* expression) {
  const auto* op = dyn_cast<clang::UnaryOperator>(plain(expression));
  return op && op->getOpcode() == clang::UO_Deref && isa<clang::CallExpr>(plain(op->getSubExpr()));
}

/// What a loop does, the lambdas in it left out.
class Tests : public OwnStatements {
 public:
  Tests(const FunctionView& view, const Stmt& loop) : view_(view), loop_(loop) {
    if (const Expr* condition = condition_of(loop)) test(condition, true);
    TraverseStmt(const_cast<Stmt*>(&loop));
  }
  LoopTests found;

  bool VisitCallExpr(clang::CallExpr* call) override {
    const FunctionModel& model = view_.words.function(call->getDirectCallee());
    found.receives = found.receives || model.receives;
    found.pauses = found.pauses || (!model.blocks.empty() && !model.receives);
    const auto* member = dyn_cast<clang::CXXMemberCallExpr>(call);
    const Expr* object = member ? member->getImplicitObjectArgument() : nullptr;
    const bool gate = model.action == LockAction::gate_in ||
                      model.action == LockAction::gate_attempt ||
                      (object && view_.words.kind_of(object->getType()) == TypeKind::semaphore);
    found.bounded = found.bounded || gate || model.joins;
    return true;
  }
  bool VisitIfStmt(clang::IfStmt* branch) override {
    test(branch->getCond(), leaves(branch->getThen()));
    return true;
  }
  bool VisitConditionalOperator(clang::ConditionalOperator* choice) override {
    return test(choice->getCond(), false);
  }
  bool VisitSwitchStmt(clang::SwitchStmt*) override { return doubt(); }
  bool VisitBinaryOperator(clang::BinaryOperator* op) override {
    if (op->isComparisonOp()) compares(op->getLHS(), op->getRHS());
    return true;
  }
  bool VisitCXXOperatorCallExpr(clang::CXXOperatorCallExpr* call) override {
    if (call->isComparisonOp() && call->getNumArgs() == 2)
      compares(call->getArg(0), call->getArg(1));
    return true;
  }
  bool VisitStmt(Stmt* statement) override {
    const bool inner = statement != &loop_ && condition_of(*statement);
    return inner ? test(condition_of(*statement), false) : true;
  }

 private:
  bool doubt() {
    found.bounded = true;
    return true;
  }

  /// The branch ends the loop.
  static bool leaves(const Stmt* branch) {
    if (const auto* block = dyn_cast_or_null<clang::CompoundStmt>(branch))
      return !block->body_empty() && leaves(block->body_back());
    return branch && (isa<clang::ReturnStmt>(branch) || isa<clang::BreakStmt>(branch) ||
                      isa<clang::CXXThrowExpr>(branch));
  }

  bool test(const Expr* condition, bool ends_the_loop) {
    condition = condition ? plain(condition) : nullptr;
    if (const auto* op = dyn_cast_or_null<clang::UnaryOperator>(condition))
      if (op->getOpcode() == clang::UO_LNot) return test(op->getSubExpr(), ends_the_loop);
    const auto* op = dyn_cast_or_null<clang::BinaryOperator>(condition);
    if (op && op->isLogicalOp()) {
      test(op->getLHS(), ends_the_loop);
      return test(op->getRHS(), ends_the_loop);
    }
    const auto* call = dyn_cast_or_null<clang::CXXOperatorCallExpr>(condition);
    if (!condition || (op && op->isComparisonOp()) || (call && call->isComparisonOp())) return true;
    return asks_what_came(*condition) || (ends_the_loop && is_flag(*condition)) ? true : doubt();
  }

  /// Whether there is something in a local variable, or whether a library's call gave something.
  bool asks_what_came(const Expr& expression) const {
    if (expression.isValueDependent() || isa<clang::CXXBoolLiteralExpr>(expression) ||
        isa<clang::IntegerLiteral>(expression))
      return true;
    // What somebody has answered with yes or no may be that there is room.
    if (const VarDecl* variable = own_local(&expression))
      return !variable->getType()->isBooleanType();
    const auto* call = dyn_cast<clang::CallExpr>(&expression);
    if (!call) return false;
    if (const auto* member = dyn_cast<clang::CXXMemberCallExpr>(call)) {
      const Expr* object = plain(member->getImplicitObjectArgument());
      const bool known = own_local(object) || isa<clang::CallExpr>(object);
      return known && is_system(*member->getMethodDecl()) && asks_what_came(*object);
    }
    return call->getDirectCallee() && is_system(*call->getDirectCallee());
  }

  /// A variable that is a bool, or an atomic one.
  bool is_flag(const Expr& expression) const {
    const Expr* object = &expression;
    if (const auto* call = dyn_cast<clang::CXXMemberCallExpr>(object)) {
      object = plain(call->getImplicitObjectArgument());
      if (view_.words.kind_of(object->getType()) != TypeKind::atomic)
        return call->getMethodDecl() &&
               call->getMethodDecl()->getNameAsString() == "stop_requested";
    }
    return expression.getType()->isBooleanType() &&
           (isa<clang::DeclRefExpr>(object) || isa<clang::MemberExpr>(object));
  }

  void compares(const Expr* left, const Expr* right) {
    if (is_errno(left) || is_errno(right)) return;
    const Expr* other = is_nothing(right) ? left : is_nothing(left) ? right : nullptr;
    const VarDecl* variable = other ? own_local(other) : nullptr;
    const auto* call = other ? dyn_cast<clang::CallExpr>(plain(other)) : nullptr;
    const bool library = call && call->getDirectCallee() && is_system(*call->getDirectCallee()) &&
                         !isa<clang::CXXMemberCallExpr>(call);
    if (!library && (!variable || counts(*variable))) doubt();
  }

  /// Does the loop count with a variable?
  bool counts(const VarDecl& variable) const {
    class Counting : public StatementVisitor {
     public:
      explicit Counting(const VarDecl& variable) : variable_(variable) {}
      bool found = false;
      bool VisitUnaryOperator(clang::UnaryOperator* op) override {
        if (op->isIncrementDecrementOp() && is_it(op->getSubExpr())) found = true;
        return true;
      }
      bool VisitCompoundAssignOperator(clang::CompoundAssignOperator* op) override {
        if (is_it(op->getLHS())) found = true;
        return true;
      }

     private:
      bool is_it(const Expr* expression) const {
        const auto* reference = dyn_cast<clang::DeclRefExpr>(plain(expression));
        return reference && reference->getDecl() == &variable_;
      }
      const VarDecl& variable_;
    };
    Counting counting(variable);
    counting.TraverseStmt(const_cast<Stmt*>(&loop_));
    return counting.found;
  }

  const FunctionView& view_;
  const Stmt& loop_;
};

}  // namespace

LoopTests tests_in(const FunctionView& view, const Stmt& loop) {
  return Tests(view, loop).found;
}

const VarDecl* own_local(const Expr* expression) {
  expression = plain(expression);
  if (const auto* op = dyn_cast_or_null<clang::BinaryOperator>(expression))
    if (op->getOpcode() == clang::BO_Assign) return own_local(op->getLHS());
  const auto* reference = dyn_cast_or_null<clang::DeclRefExpr>(expression);
  const auto* variable = reference ? dyn_cast<VarDecl>(reference->getDecl()) : nullptr;
  const bool own = variable && variable->hasLocalStorage() &&
                   !variable->getType()->isReferenceType() &&
                   !reference->refersToEnclosingVariableOrCapture();
  return own ? variable : nullptr;
}

/// Can a statement be reached again from where it ends?
bool comes_again(const clang::CFG& cfg, const Stmt& statement) {
  const clang::CFGBlock* home = nullptr;
  for (const clang::CFGBlock* block : cfg)
    for (const clang::CFGElement& element : *block)
      if (const auto part = element.getAs<clang::CFGStmt>(); part && part->getStmt() == &statement)
        home = block;
  std::set<const clang::CFGBlock*> seen;
  std::vector<const clang::CFGBlock*> todo;
  if (home) todo.push_back(home);
  while (!todo.empty()) {
    const clang::CFGBlock* block = todo.back();
    todo.pop_back();
    for (const clang::CFGBlock* next : block->succs()) {
      if (next == home) return true;
      if (next && seen.insert(next).second) todo.push_back(next);
    }
  }
  return false;
}

}  // namespace ccgrade::frontend
