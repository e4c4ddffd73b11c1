// Notes of methods:
//   copies        it is a copy constructor
//   hidden        nobody outside of its class can hold the mutex `path`
//   leaves-if, leaves-unless  at `site` it leaves if the flag `path`, or the one of which the
//   method
//                 `text` tells, is set, or is not
//   falls         at `site` it takes one from `path`
//   deletes       at `site` it deletes the object that it is called on
#include "analyzers/static/frontend/branches.hpp"

namespace ccgrade {
namespace frontend {
namespace {

constexpr const char* kRule = "inconsistent-guard";

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitIfStmt(clang::IfStmt* test) override {
    if (leaves(test->getThen())) leaves_if(*test->getCond(), test->getCond()->getExprLoc());
    return true;
  }
  /// Behind the loop it does not hold any more.
  bool VisitWhileStmt(clang::WhileStmt* loop) override {
    leaves_if(*loop->getCond(), loop->getEndLoc());
    return true;
  }
  bool VisitUnaryOperator(clang::UnaryOperator* op) override {
    const auto* count = llvm::dyn_cast<clang::MemberExpr>(plain(op->getSubExpr()));
    if (op->isDecrementOp() && count) note("falls", *count, view_.paths.path_of(count));
    return true;
  }
  bool VisitCXXDeleteExpr(clang::CXXDeleteExpr* end) override {
    if (llvm::isa<clang::CXXThisExpr>(plain(end->getArgument()))) note("deletes", *end, {});
    return true;
  }

 private:
  /// Each of several, any of which is enough. What is not 0, the first of its enumeration, is set.
  void leaves_if(const clang::Expr& condition, clang::SourceLocation site) {
    const auto* both = llvm::dyn_cast<clang::BinaryOperator>(plain(&condition));
    const auto* negated = llvm::dyn_cast<clang::UnaryOperator>(plain(&condition));
    if (both && both->getOpcode() == clang::BO_LOr) {
      leaves_if(*both->getLHS(), site);
      leaves_if(*both->getRHS(), site);
    } else if (both && both->isEqualityOp()) {
      clang::Expr::EvalResult value;
      if (both->getRHS()->EvaluateAsInt(value, view_.function.getASTContext()))
        note_flag(*both->getLHS(), (both->getOpcode() == clang::BO_NE) == (value.Val.getInt() == 0),
                  site);
    } else if (negated && negated->getOpcode() == clang::UO_LNot) {
      note_flag(*negated->getSubExpr(), false, site);
    } else {
      note_flag(condition, true, site);
    }
  }
  /// A member, or what a method of the same object tells.
  void note_flag(const clang::Expr& test, bool leaves_if_set, clang::SourceLocation site) {
    const clang::Expr* read = read_by(&test);
    const auto* call = llvm::dyn_cast<clang::CXXMemberCallExpr>(read);
    const bool asks = call && call->getNumArgs() == 0 && call->getMethodDecl() &&
                      llvm::isa<clang::CXXThisExpr>(plain(call->getImplicitObjectArgument()));
    Note made{
        kRule, leaves_if_set ? "leaves-if" : "leaves-unless", view_.location(site), {}, "", {}, {}};
    if (asks)
      made.text = usr_of(*call->getMethodDecl());
    else if (const auto* flag = llvm::dyn_cast<clang::MemberExpr>(read))
      made.path = view_.paths.path_of(flag);
    else
      return;
    summary_.notes.push_back(std::move(made));
  }
  void note(const char* kind, const clang::Expr& where, AccessPath path) {
    summary_.notes.push_back(
        {kRule, kind, view_.location(where.getExprLoc()), {}, "", std::move(path), {}});
  }

  const FunctionView& view_;
  FunctionSummary& summary_;
};

class Finder : public FactFinder {
 public:
  void look_at(const FunctionView& view, FunctionSummary& summary) const override {
    const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&view.function);
    if (!method) return;
    Visitor visitor(view, summary);
    visitor.TraverseStmt(const_cast<clang::Stmt*>(&view.body()));
    if (copies(*method)) summary.notes.push_back({kRule, "copies", summary.site, {}, "", {}, {}});
    std::set<std::string> noted;
    for (const Acquire& acquire : summary.acquires)
      if (is_hidden(view.words, *method->getParent(), acquire.lock) &&
          noted.insert(acquire.lock.text).second)
        summary.notes.push_back({kRule, "hidden", acquire.site, {}, "", acquire.lock, {}});
  }

 private:
  static bool copies(const clang::CXXMethodDecl& method) {
    const auto* constructor = llvm::dyn_cast<clang::CXXConstructorDecl>(&method);
    return constructor && constructor->isCopyConstructor() && constructor->getNumParams() == 1;
  }

  /// A private member of a class without friends, none of whose methods returns a mutex or a guard.
  static bool is_hidden(const Vocabulary& words, const clang::CXXRecordDecl& record,
                        const AccessPath& lock) {
    if (lock.root != Root::self || lock.steps.size() != 1 || record.hasFriends()) return false;
    const auto named = [&](const clang::FieldDecl* field) {
      return field->getName() == lock.steps.front().name && field->getAccess() == clang::AS_private;
    };
    return std::ranges::any_of(record.fields(), named) &&
           std::ranges::none_of(record.methods(), [&](const clang::CXXMethodDecl* method) {
             return hands_out_lock(words, method->getReturnType());
           });
  }

  static bool hands_out_lock(const Vocabulary& words, clang::QualType type) {
    type = type.getNonReferenceType();
    if (type->isPointerType()) type = type->getPointeeType();
    const TypeKind kind = words.kind_of(type);
    return kind == TypeKind::mutex || kind == TypeKind::guard;
  }
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_inconsistent_guard_facts() {
  return std::make_unique<frontend::Finder>();
}

}  // namespace ccgrade
