#include "analyzers/static/frontend/spinning.hpp"

#include "analyzers/static/frontend/paths.hpp"
#include "analyzers/static/frontend/statement_visitor.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using clang::Stmt;
using llvm::dyn_cast;

/// A member function of an atomic; null for other calls.
const clang::CXXMethodDecl* atomic_method(const Vocabulary& words, const clang::CallExpr& call) {
  const auto* method = llvm::dyn_cast_or_null<clang::CXXMethodDecl>(call.getDirectCallee());
  if (!method) return nullptr;
  auto type = method->getASTContext().getRecordType(method->getParent());
  const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call);
  // load() is a method of a base of std::atomic.
  if (member && member->getImplicitObjectArgument())
    if (const auto* record =
            record_of(member->getImplicitObjectArgument()->IgnoreImpCasts()->getType()))
      type = method->getASTContext().getRecordType(record);
  return words.kind_of(type) == TypeKind::atomic ? method : nullptr;
}

/// Is there in it a question to an atomic that only another thread's answer ends?
class Questions : public OwnStatements {
 public:
  explicit Questions(const Vocabulary& words) : words_(words) {}
  bool found = false;

  bool VisitCallExpr(clang::CallExpr* call) override {
    const auto* method = atomic_method(words_, *call);
    if (!method) return true;
    const std::string name = method->getNameAsString();
    found = found || llvm::isa<clang::CXXConversionDecl>(method) || name == "load" ||
            name == "test" || name == "test_and_set" || name == "exchange" ||
            (name.starts_with("compare_exchange") && puts_a_constant(*call));
    return !found;
  }

 private:
  static bool puts_a_constant(const clang::CallExpr& call) {
    if (call.getNumArgs() < 2 || !call.getDirectCallee()) return false;
    const Expr& wanted = *call.getArg(1);
    return !wanted.isValueDependent() &&
           wanted.isEvaluatable(call.getDirectCallee()->getASTContext());
  }

  const Vocabulary& words_;
};

/// Does it do anything but ask atomics, let others run and count?
class Work : public OwnStatements {
 public:
  explicit Work(const Vocabulary& words) : words_(words) {}
  bool found = false;

  bool VisitCallExpr(clang::CallExpr* call) override {
    found = found || !(atomic_method(words_, *call) || lets_others_run(*call));
    return !found;
  }
  bool VisitBinaryOperator(clang::BinaryOperator* op) override {
    const auto* target =
        op->isAssignmentOp() ? dyn_cast<clang::DeclRefExpr>(plain(op->getLHS())) : nullptr;
    const auto* variable = target ? dyn_cast<clang::VarDecl>(target->getDecl()) : nullptr;
    found = found || (op->isAssignmentOp() && !(variable && variable->hasLocalStorage()));
    return !found;
  }

 private:
  static bool lets_others_run(const clang::CallExpr& call) {
    const auto* callee = call.getDirectCallee();
    const llvm::StringRef name =
        callee && callee->getIdentifier() ? callee->getName() : llvm::StringRef();
    return name.contains("yield") || name.contains("pause") || name.contains("sleep") ||
           name.contains("relax") || (callee && callee->isConstexpr());
  }

  const Vocabulary& words_;
};

class Loops : public OwnStatements {
 public:
  explicit Loops(const Vocabulary& words) : words_(words) {}
  bool found = false;

  bool VisitWhileStmt(clang::WhileStmt* loop) override {
    return look(loop->getCond(), *loop->getBody());
  }
  bool VisitDoStmt(clang::DoStmt* loop) override { return look(loop->getCond(), *loop->getBody()); }
  bool VisitForStmt(clang::ForStmt* loop) override {
    return look(loop->getCond(), *loop->getBody());
  }

 private:
  bool look(Expr* condition, Stmt& body) {
    Questions questions(words_);
    Work work(words_);
    const bool endless = !condition || llvm::isa<clang::CXXBoolLiteralExpr>(plain(condition)) ||
                         llvm::isa<clang::IntegerLiteral>(plain(condition));
    questions.TraverseStmt(endless ? &body : condition);
    work.TraverseStmt(&body);
    found = found || (questions.found && !work.found);
    return !found;
  }

  const Vocabulary& words_;
};

}  // namespace

bool spins(const Vocabulary& words, const clang::FunctionDecl& function) {
  Loops loops(words);
  loops.TraverseStmt(function.getBody());
  return loops.found;
}

}  // namespace ccgrade::frontend
