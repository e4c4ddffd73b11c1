// Notes of small things that threads may write side by side:
//   loop   from `site` to `other`
//   line   the member `path` is written at `site`; `text` is the 64 bytes of its class that it lies
//          in, as "Class#0"
//   slot   an element of the array `text` is written in a loop, by an index that the function has
//          got from whoever started it, and is smaller than a line
#include <clang/AST/RecordLayout.h>

#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;
using llvm::isa;

constexpr int kLine = 64;

class Visitor : public OwnStatements {
 public:
  Visitor(const FunctionView& view, FunctionSummary& summary)
      : view_(view), context_(view.function.getASTContext()), summary_(summary) {}

  bool VisitStmt(clang::Stmt* statement) override {
    const bool loop = isa<clang::ForStmt>(statement) || isa<clang::WhileStmt>(statement) ||
                      isa<clang::DoStmt>(statement) || isa<clang::CXXForRangeStmt>(statement);
    if (loop && !view_.loop_around(*statement))
      note("loop", statement->getBeginLoc(), "", {}).other = view_.location(statement->getEndLoc());
    return true;
  }
  bool VisitBinaryOperator(clang::BinaryOperator* op) override {
    return op->isAssignmentOp() ? written(*op->getLHS()) : true;
  }
  bool VisitUnaryOperator(clang::UnaryOperator* op) override {
    return op->isIncrementDecrementOp() ? written(*op->getSubExpr()) : true;
  }
  bool VisitCallExpr(clang::CallExpr* call) override {
    const auto* method = dyn_cast_or_null<clang::CXXMethodDecl>(call->getDirectCallee());
    const auto* member = dyn_cast<clang::CXXMemberCallExpr>(call);
    if (!method || !(member || isa<clang::CXXOperatorCallExpr>(call))) return true;
    const Expr* object = member ? member->getImplicitObjectArgument() : call->getArg(0);
    const bool changes = !method->isConst() && !isa<clang::CXXConversionDecl>(method) &&
                         method->getNameAsString() != "load";
    return object && changes && is_atomic(*object) ? written(*object) : true;
  }

 private:
  Note& note(const char* kind, clang::SourceLocation where, std::string text, AccessPath path) {
    return summary_.notes.emplace_back(
        Note{"false-sharing", kind, view_.location(where), {}, std::move(text), std::move(path)});
  }
  bool is_atomic(const Expr& object) const {
    return view_.words.kind_of(plain(&object)->getType()) == TypeKind::atomic;
  }

  bool written(const Expr& target) {
    const Expr* object = plain(&target);
    if (!object->getType()->isArithmeticType() && !is_atomic(*object)) return true;
    if (const auto* member = dyn_cast<clang::MemberExpr>(object)) note_line(*member);
    if (const Expr* element = element_of(object)) note_slot(*element, *object);
    return true;
  }

  void note_line(const clang::MemberExpr& member) {
    const auto* field = dyn_cast<clang::FieldDecl>(member.getMemberDecl());
    const auto* record = field ? field->getParent() : nullptr;
    if (!record || record->isUnion() || record->isInvalidDecl() || !record->getIdentifier()) return;
    const auto& layout = context_.getASTRecordLayout(record);
    const auto line = layout.getFieldOffset(field->getFieldIndex()) / 8 / kLine;
    note("line", member.getExprLoc(),
         record->getQualifiedNameAsString() + "#" + std::to_string(line),
         view_.paths.path_of(&member));
  }

  /// `counts[i]`, `slots[i].count`: the element.
  const Expr* element_of(const Expr* object) const {
    while (const auto* member = dyn_cast<clang::MemberExpr>(object)) {
      if (member->isArrow()) return nullptr;
      object = plain(member->getBase());
    }
    const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(object);
    const bool subscript =
        call && call->getOperator() == clang::OO_Subscript &&
        (view_.words.kind_of(call->getArg(0)->getType()) == TypeKind::container ||
         view_.words.kind_of(call->getArg(0)->getType()) == TypeKind::unique_owner);
    return isa<clang::ArraySubscriptExpr>(object) || subscript ? object : nullptr;
  }

  void note_slot(const Expr& element, const Expr& object) {
    const auto* subscript = dyn_cast<clang::ArraySubscriptExpr>(&element);
    const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(&element);
    const Expr* array = plain(subscript ? subscript->getBase() : call->getArg(0));
    const Expr* index = subscript ? subscript->getIdx() : call->getArg(1);
    const bool whole = isa<clang::DeclRefExpr>(array) || isa<clang::MemberExpr>(array);
    const auto type = element.getType();
    if (!whole || type->isIncompleteType() || is_map(*array) || is_own(*array) ||
        context_.getTypeSizeInChars(type).getQuantity() >= kLine || !is_given(*index) ||
        !view_.loop_around(element))
      return;
    const std::string text = source_text(context_, *array);
    note("slot", object.getExprLoc(), text, view_.paths.path_of(&object));
  }

  static bool is_map(const Expr& array) {
    const auto* record = record_of(array.getType());
    return record && record->getName().ends_with("map");
  }

  /// A variable of the function's own, which no other thread has.
  static bool is_own(const Expr& array) {
    const auto* reference = dyn_cast<clang::DeclRefExpr>(&array);
    const auto* variable = reference ? dyn_cast<clang::VarDecl>(reference->getDecl()) : nullptr;
    return variable && variable->hasLocalStorage() && !isa<clang::ParmVarDecl>(variable) &&
           !reference->refersToEnclosingVariableOrCapture();
  }

  /// A parameter, or what a lambda has captured by value, and nothing here changes.
  bool is_given(const Expr& index) const {
    const auto* reference = dyn_cast<clang::DeclRefExpr>(plain(&index));
    const auto* variable = reference ? dyn_cast<clang::VarDecl>(reference->getDecl()) : nullptr;
    if (!variable || modified_in(view_.body()).contains(variable)) return false;
    const auto* method = dyn_cast<clang::CXXMethodDecl>(&view_.function);
    if (method && method->getParent()->isLambda())
      for (const auto& capture : method->getParent()->captures())
        if (capture.capturesVariable() && capture.getCapturedVar() == variable)
          return capture.getCaptureKind() == clang::LCK_ByCopy;
    return isa<clang::ParmVarDecl>(variable) && !variable->getType()->isReferenceType();
  }

  const FunctionView& view_;
  const clang::ASTContext& context_;
  FunctionSummary& summary_;
};

}  // namespace
}  // namespace frontend

std::unique_ptr<frontend::FactFinder> make_false_sharing_facts() {
  return std::make_unique<frontend::VisitingFinder<frontend::Visitor>>();
}

}  // namespace ccgrade
