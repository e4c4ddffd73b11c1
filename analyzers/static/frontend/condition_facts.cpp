#include "analyzers/static/frontend/function_facts.hpp"
#include "analyzers/static/frontend/paths.hpp"
#include "analyzers/static/frontend/statement_visitor.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;
using llvm::isa;

class OwnCalls : public StatementVisitor {
 public:
  bool found = false;
  bool VisitCallExpr(clang::CallExpr* call) override {
    const auto* callee = call->getDirectCallee();
    found = found || !callee || !is_system(*callee);
    return !found;
  }
};

bool calls_program(const clang::Stmt& statement) {
  OwnCalls calls;
  calls.TraverseStmt(const_cast<clang::Stmt*>(&statement));
  return calls.found;
}

/// Only leaves: a return, throw, continue or break, without calling anything of the program.
bool only_leaves(const clang::Stmt* body) {
  if (const auto* block = dyn_cast_or_null<clang::CompoundStmt>(body))
    return block->size() == 1 && only_leaves(block->body_front());
  if (const auto* full = dyn_cast_or_null<clang::ExprWithCleanups>(body))
    return isa<clang::CXXThrowExpr>(full->getSubExpr());
  if (body && isa<clang::ReturnStmt>(body)) return !calls_program(*body);
  return body && (isa<clang::CXXThrowExpr>(body) || isa<clang::ContinueStmt>(body) ||
                  isa<clang::BreakStmt>(body));
}

constexpr int kDeepest = 8;  // initialisers followed through locals

const clang::VarDecl* local_of(const clang::Stmt* statement) {
  const auto* expression = dyn_cast_or_null<Expr>(statement);
  const auto* reference = dyn_cast_or_null<clang::DeclRefExpr>(plain(expression));
  const auto* variable = reference ? dyn_cast<clang::VarDecl>(reference->getDecl()) : nullptr;
  const bool local = variable && variable->hasLocalStorage() && variable->getInit() &&
                     !isa<clang::ParmVarDecl>(variable);
  return local ? variable : nullptr;
}

struct Arithmetic {
  bool remainder = false, sum = false;
};

/// What a value is computed by, through the initialisers of locals.
void collect_arithmetic(const clang::Stmt* statement, Arithmetic& found, int depth = 0) {
  if (!statement || depth > kDeepest) return;
  if (const auto* op = dyn_cast<clang::BinaryOperator>(statement)) {
    found.remainder = found.remainder || op->getOpcode() == clang::BO_Rem;
    found.sum = found.sum || op->isAdditiveOp();
  }
  if (const auto* variable = local_of(statement))
    return collect_arithmetic(variable->getInit(), found, depth + 1);
  for (const clang::Stmt* child : statement->children()) collect_arithmetic(child, found, depth);
}

bool is_computed(const Expr* left, const Expr* right) {
  Arithmetic found;
  collect_arithmetic(left, found);
  collect_arithmetic(right, found);
  const bool number =
      isa<clang::IntegerLiteral>(plain(left)) || isa<clang::IntegerLiteral>(plain(right));
  return found.remainder || (found.sum && !number);
}

bool is_comparator(const clang::FunctionDecl* callee) {
  const auto* method = dyn_cast_or_null<clang::CXXMethodDecl>(callee);
  if (!method) return false;
  const std::string name = method->getParent()->getQualifiedNameAsString();
  return name == "std::less" || name == "std::greater" || name == "std::less_equal" ||
         name == "std::greater_equal" || name == "std::compare_three_way" ||
         name == "std::ranges::less" || name.find("__min") != std::string::npos ||
         name.find("__max") != std::string::npos || name.find("sort") != std::string::npos ||
         name.find("_Swap") != std::string::npos;
}

class Conditions : public StatementVisitor {
 public:
  Conditions(const Vocabulary& words, const Paths& paths, FunctionSummary& summary)
      : words_(words), paths_(paths), summary_(summary) {}

  bool VisitIfStmt(clang::IfStmt* branch) override {
    const bool leaves = only_leaves(branch->getThen()) && !branch->getElse();
    test(branch->getCond(), leaves);
    return true;
  }
  bool VisitWhileStmt(clang::WhileStmt* loop) override { return test(loop->getCond(), true); }
  bool VisitForStmt(clang::ForStmt* loop) override { return test(loop->getCond(), true); }
  bool VisitDoStmt(clang::DoStmt* loop) override { return test(loop->getCond(), true); }
  bool VisitSwitchStmt(clang::SwitchStmt* choice) override {
    return test(choice->getCond(), false);
  }
  bool VisitConditionalOperator(clang::ConditionalOperator* choice) override {
    return test(choice->getCond(), false);
  }

  bool VisitBinaryOperator(clang::BinaryOperator* op) override {
    if (op->isComparisonOp())
      add(op->getOpcodeStr().str(), op->getLHS(), op->getRHS(), leaving_.contains(op));
    return true;
  }

  bool VisitCallExpr(clang::CallExpr* call) override {
    const auto* callee = call->getDirectCallee();
    const auto* op = dyn_cast<clang::CXXOperatorCallExpr>(call);
    if (op && op->isComparisonOp() && op->getNumArgs() == 2)
      add(clang::getOperatorSpelling(op->getOperator()), op->getArg(0), op->getArg(1),
          leaving_.contains(op));
    const Ordering ordering = words_.function(callee).ordering;
    if (ordering == Ordering::moves || is_comparator(callee)) relates_all(*call, "order");
    if (ordering == Ordering::picks) relates_all(*call, "pick");
    return true;
  }

 private:
  /// Records a bare test, and that comparisons in it only guard a way out.
  bool test(const Expr* condition, bool leaves) {
    if (!condition) return true;
    if (leaves) mark_leaving(condition);
    bare(condition, leaves, 0);
    return true;
  }

  /// What a test consists of beside comparisons, which are recorded as what they are.
  void bare(const Expr* condition, bool leaves, int depth) {
    condition = plain(condition);
    const auto* op = dyn_cast<clang::BinaryOperator>(condition);
    const auto* negation = dyn_cast<clang::UnaryOperator>(condition);
    const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(condition);
    if (op && op->isLogicalOp()) {
      bare(op->getLHS(), leaves, depth);
      bare(op->getRHS(), leaves, depth);
    } else if (negation && negation->getOpcode() == clang::UO_LNot) {
      bare(negation->getSubExpr(), leaves, depth);
    } else if (const auto* variable = local_of(condition); variable && depth < kDeepest) {
      bare(variable->getInit(), leaves, depth + 1);
    } else if (!(op && op->isComparisonOp()) && !(call && call->isComparisonOp())) {
      summary_.conditions.push_back({"", paths_.roots_of(condition), {}, leaves});
    }
  }

  void mark_leaving(const clang::Stmt* statement) {
    if (!statement) return;
    leaving_.insert(statement);
    for (const clang::Stmt* child : statement->children()) mark_leaving(child);
  }

  void add(std::string op, const Expr* left, const Expr* right, bool leaves) {
    summary_.conditions.push_back({std::move(op), paths_.roots_of(left), paths_.roots_of(right),
                                   leaves, is_computed(left, right)});
  }

  void relates_all(const clang::CallExpr& call, const char* op) {
    std::vector<std::string> roots;
    for (const Expr* argument : call.arguments())
      for (std::string& root : paths_.roots_of(argument)) roots.push_back(std::move(root));
    summary_.conditions.push_back({op, roots, roots, false});
  }

  const Vocabulary& words_;
  const Paths& paths_;
  FunctionSummary& summary_;
  std::set<const clang::Stmt*> leaving_;
};

}  // namespace

void condition_facts(const Vocabulary& words, const clang::FunctionDecl& function,
                     FunctionSummary& summary) {
  const Paths paths(words, function);
  Conditions(words, paths, summary).TraverseStmt(function.getBody());
}

}  // namespace ccgrade::frontend
