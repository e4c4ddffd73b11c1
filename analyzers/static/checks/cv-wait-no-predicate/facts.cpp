// A note per wait that is neither told what it waits for nor made again: `kind` is "if" where a
// test comes before it, "timed" where it ends after a time as well, "bare" where neither is so;
// `text` is the condition variable.
#include <algorithm>

#include "analyzers/static/checks/cv-wait-no-predicate/facts/second_look.hpp"
#include "analyzers/static/frontend/branches.hpp"
#include "analyzers/static/frontend/loop_tests.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using llvm::dyn_cast;

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary) : view_(view), summary_(summary) {}

  bool VisitCXXMemberCallExpr(clang::CXXMemberCallExpr* call) override {
    const clang::Expr* object = call->getImplicitObjectArgument();
    const auto* method = call->getMethodDecl();
    if (!object || !method ||
        view_.words.kind_of(pointee(object->getType())) != TypeKind::condition)
      return true;
    const std::string name = method->getNameAsString();
    if (name == "wait" && call->getNumArgs() == 1) judge(*call, *object, *call->getArg(0), false);
    if ((name == "wait_for" || name == "wait_until") && call->getNumArgs() == 2)
      judge(*call, *object, *call->getArg(0), true);
    return true;
  }

  bool VisitCallExpr(clang::CallExpr* call) override {
    const FunctionModel& model = view_.words.function(call->getDirectCallee());
    if (model.waits && model.condition && model.lock &&
        call->getNumArgs() > unsigned(std::max(*model.condition, *model.lock)))
      judge(*call, *call->getArg(*model.condition), *call->getArg(*model.lock), model.timed);
    return true;
  }

 private:
  static clang::QualType pointee(clang::QualType type) {
    return type->isPointerType() ? type->getPointeeType() : type;
  }

  void judge(const clang::Expr& wait, const clang::Expr& condition, const clang::Expr& lock,
             bool timed) {
    // Who gets the lock from outside may be called in a loop; a wait for a time may be a sleep.
    if (comes_again(view_.cfg, wait) || is_given(lock) || is_given(condition) || !locks_itself())
      return;
    if (begins_anew()) return;
    const clang::IfStmt* test = test_around(wait);
    const bool tested = test != nullptr;
    if (tested ? looks_again(view_, *test, wait) : timed) return;
    // With nothing behind it, the wait is all there is to a function whose caller looks.
    if ((tested || leaves_before(wait)) && is_last(wait)) return;
    summary_.notes.push_back({"cv-wait-no-predicate",
                              timed    ? "timed"
                              : tested ? "if"
                                       : "bare",
                              view_.location(wait.getExprLoc()),
                              {},
                              source_text(view_.function.getASTContext(), condition),
                              {}});
  }

  /// A parameter itself, not a part of what it leads to.
  bool is_given(const clang::Expr& expression) const {
    const AccessPath path = view_.paths.path_of(&expression);
    return path.root == Root::parameter && std::ranges::none_of(path.steps, [](const Step& step) {
             return step.kind == StepKind::field;
           });
  }

  /// Otherwise whoever calls it has locked, and may look before and after. A local object of the
  /// program's own may be a guard.
  bool locks_itself() const {
    return !summary_.acquires.empty() || has_object_with_destructor(view_.body());
  }

  static bool has_object_with_destructor(const clang::Stmt& body) {
    struct Objects : OwnStatements {
      bool found = false;
      bool VisitVarDecl(clang::VarDecl* variable) override {
        const auto* record = variable->getType()->getAsCXXRecordDecl();
        const auto* destructor =
            record && record->hasDefinition() ? record->getDestructor() : nullptr;
        found |= destructor && destructor->isUserProvided() && !is_system(*record);
        return !found;
      }
    } objects;
    objects.TraverseStmt(const_cast<clang::Stmt*>(&body));
    return objects.found;
  }

  bool is_last(const clang::Stmt& wait) const {
    for (const clang::Stmt* each = &wait; each; each = view_.around(*each))
      if (!following(view_, *each).empty()) return false;
    return true;
  }

  /// `if (work > 0) return; some.wait(lock);`
  bool leaves_before(const clang::Stmt& wait) const {
    const auto* block = dyn_cast_or_null<clang::CompoundStmt>(view_.around(wait));
    return block && std::ranges::any_of(block->body(), [&](const clang::Stmt* each) {
             const auto* test = dyn_cast<clang::IfStmt>(each);
             return test && leaves(test->getThen()) && test->getBeginLoc() < wait.getBeginLoc();
           });
  }

  /// `return pop();`: who calls itself looks again.
  bool begins_anew() const {
    struct Calls : OwnStatements {
      const clang::FunctionDecl* own = nullptr;
      bool found = false;
      bool VisitCallExpr(clang::CallExpr* call) override {
        const auto* callee = call->getDirectCallee();
        found |= callee && callee->getCanonicalDecl() == own;
        return !found;
      }
    } calls;
    calls.own = view_.function.getCanonicalDecl();
    calls.TraverseStmt(const_cast<clang::Stmt*>(&view_.body()));
    return calls.found;
  }

  /// `if (1)` asks nothing.
  bool is_constant(const clang::Expr& condition) const {
    bool value = false;
    return !condition.isValueDependent() &&
           condition.EvaluateAsBooleanCondition(value, view_.function.getASTContext());
  }

  const clang::IfStmt* test_around(const clang::Stmt& wait) const {
    for (const clang::Stmt* outer = view_.around(wait); outer; outer = view_.around(*outer))
      if (const auto* test = dyn_cast<clang::IfStmt>(outer); test && !is_constant(*test->getCond()))
        return test;
    return nullptr;
  }

  const FunctionView& view_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_cv_wait_no_predicate_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade
