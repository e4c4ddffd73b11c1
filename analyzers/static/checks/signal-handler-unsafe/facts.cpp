// Notes, by `kind`:
//   handler  a function is set as the handler of a signal: `text` is its USR;
//   unsafe   a call that no handler may make: `text` is its name, of which the models say why;
//   write    a global that is neither volatile, sig_atomic_t nor atomic is written: `path`.
// All functions have the last two noted: which of them a handler reaches, the check finds out.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;

/// Functions and lambdas that an expression mentions.
class Callables : public OwnStatements {
 public:
  std::vector<const clang::FunctionDecl*> found;

  bool VisitDeclRefExpr(clang::DeclRefExpr* mention) override {
    if (const auto* function = dyn_cast<clang::FunctionDecl>(mention->getDecl()))
      found.push_back(function);
    return true;
  }
  bool TraverseLambdaExpr(clang::LambdaExpr* lambda) override {
    found.push_back(lambda->getCallOperator());
    return true;
  }
};

/// A stream that is written to, of whichever class.
bool is_output(clang::QualType type) {
  const auto* record = type.getNonReferenceType()->getAsCXXRecordDecl();
  const std::string name = record ? record->getQualifiedNameAsString() : "";
  return name == "std::basic_ostream" || name == "std::basic_ofstream" ||
         name == "std::basic_fstream" || name == "std::basic_iostream";
}

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitCallExpr(clang::CallExpr* call) override {
    const auto* callee = call->getDirectCallee();
    if (!callee || !is_system(*callee)) return true;
    const FunctionModel& model = view_.words.function(callee);
    if (!model.signal_unsafe.empty()) note_unsafe(qualified_name(callee), call->getExprLoc());
    if (model.sets_handler && call->getNumArgs() > 1) note_handlers(call->getArg(1));
    return true;
  }
  bool VisitCXXOperatorCallExpr(clang::CXXOperatorCallExpr* call) override {
    if (call->getOperator() == clang::OO_LessLess && is_output(call->getArg(0)->getType()))
      note_unsafe("std::basic_ostream::operator<<", call->getBeginLoc());
    if (call->isAssignmentOp()) note_write(call->getArg(0));
    return true;
  }
  bool VisitCXXNewExpr(clang::CXXNewExpr* made) override {
    if (made->getNumPlacementArgs() == 0) note_heap(made->getOperatorNew(), made->getBeginLoc());
    return true;
  }
  bool VisitCXXDeleteExpr(clang::CXXDeleteExpr* ended) override {
    note_heap(ended->getOperatorDelete(), ended->getBeginLoc());
    return true;
  }
  bool VisitBinaryOperator(clang::BinaryOperator* op) override {
    if (!op->isAssignmentOp()) return true;
    note_write(op->getLHS());
    const auto* member = dyn_cast<clang::MemberExpr>(plain(op->getLHS()));
    if (!member || !is_system(*member->getMemberDecl())) return true;
    const std::string name = member->getMemberDecl()->getNameAsString();
    if (name == "sa_handler" || name == "sa_sigaction") note_handlers(op->getRHS());
    return true;
  }
  bool VisitUnaryOperator(clang::UnaryOperator* op) override {
    if (op->isIncrementDecrementOp()) note_write(op->getSubExpr());
    return true;
  }
  /// `struct sigaction action = {on_signal, …};`
  bool VisitInitListExpr(clang::InitListExpr* list) override {
    const auto* record = list->getType()->getAsRecordDecl();
    if (!record || !is_system(*record) || record->getName() != "sigaction") return true;
    note_handlers(list);
    return true;
  }

 private:
  void note_handlers(const Expr* expression) {
    Callables callables;
    callables.TraverseStmt(const_cast<Expr*>(expression));
    for (const clang::FunctionDecl* function : callables.found)
      add("handler", expression->getExprLoc(), usr_of(*function), {});
  }
  void note_heap(const clang::FunctionDecl* function, clang::SourceLocation where) {
    if (!view_.words.function(function).signal_unsafe.empty())
      note_unsafe(qualified_name(function), where);
  }
  void note_unsafe(std::string name, clang::SourceLocation where) {
    add("unsafe", where, std::move(name), {});
  }
  /// Volatile globals keep what a handler may rely on in practice, sig_atomic_t by promise.
  void note_write(const Expr* target) {
    target = plain(target);
    const clang::QualType type = target->getType();
    if (type.isVolatileQualified() || type->isAtomicType() ||
        view_.words.kind_of(type) == TypeKind::atomic ||
        type.getUnqualifiedType().getAsString().find("sig_atomic_t") != std::string::npos)
      return;
    const AccessPath path = view_.paths.path_of(target);
    if (path.root == Root::global) add("write", target->getExprLoc(), path.text, path);
  }
  /// Once for each line: a chain of `<<` is many calls.
  void add(const char* kind, clang::SourceLocation where, std::string text, AccessPath path) {
    const Location site = view_.location(where);
    if (known_.emplace(site.line, kind + text).second)
      summary_.notes.push_back(
          {"signal-handler-unsafe", kind, site, {}, std::move(text), std::move(path)});
  }

  const FunctionView& view_;
  FunctionSummary& summary_;
  std::set<std::pair<int, std::string>> known_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_signal_handler_unsafe_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade
