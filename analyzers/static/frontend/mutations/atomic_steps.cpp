// One step on an atomic becomes two, between which others may come.
#include "analyzers/static/frontend/mutations/library_terms.hpp"
#include "analyzers/static/frontend/mutations/mutation_operator.hpp"

namespace ccgrade::frontend {
namespace {

constexpr const char* kKind = "split-atomic";

/// A value of a sum that was made: what was there before.
std::string sum(const std::string& object, const char* sign, const std::string& number) {
  return "(" + object + " = " + object + " " + sign + " (" + number + "))";
}

void split_operator(const clang::CXXOperatorCallExpr& call, SourceText& source) {
  const clang::Expr& operand = *call.getArg(0)->IgnoreUnlessSpelledInSource();
  const std::string object = source.text(operand);
  // What chooses the object, such as a call, must not be done twice.
  if (!llvm::isa<clang::DeclRefExpr, clang::MemberExpr, clang::CXXOperatorCallExpr>(operand) ||
      object.empty() || !is_atomic(operand.getType()))
    return;
  const bool postfix = call.getNumArgs() == 2;
  const auto replace = [&](const std::string& by) {
    source.replace(kKind, call.getSourceRange(), by);
  };
  switch (call.getOperator()) {
    case clang::OO_PlusPlus:
      return replace(postfix ? "(" + sum(object, "+", "1") + " - 1)" : sum(object, "+", "1"));
    case clang::OO_MinusMinus:
      return replace(postfix ? "(" + sum(object, "-", "1") + " + 1)" : sum(object, "-", "1"));
    case clang::OO_PlusEqual:
      return replace(sum(object, "+", source.text(*call.getArg(1))));
    case clang::OO_MinusEqual:
      return replace(sum(object, "-", source.text(*call.getArg(1))));
    default:
      return;
  }
}

/// "counter" of `counter.fetch_add(1)`; empty within a class of the library's own kind.
std::string object_text(const clang::CXXMemberCallExpr& call, const SourceText& source) {
  return source.text(*call.getImplicitObjectArgument()->IgnoreUnlessSpelledInSource());
}

void split_call(const clang::CXXMemberCallExpr& call, SourceText& source) {
  if (!is_atomic(object_of(call))) return;
  const std::string object = object_text(call, source);
  const std::string name = call.getMethodDecl()->getName().str();
  const auto argument = [&](unsigned i) {
    return call.getNumArgs() > i ? source.text(*call.getArg(i)) : "";
  };
  const auto replace = [&](const std::string& by) {
    source.replace(kKind, call.getSourceRange(), by);
  };
  if (object.empty()) return;
  if (name == "fetch_add")
    replace("(" + sum(object, "+", argument(0)) + " - (" + argument(0) + "))");
  else if (name == "fetch_sub")
    replace("(" + sum(object, "-", argument(0)) + " + (" + argument(0) + "))");
  else if (name == "exchange")
    replace("[&] { const auto before = " + object + ".load(); " + object + ".store(" + argument(0) +
            "); return before; }()");
  else if (name == "test_and_set")
    replace("[&] { const bool before = " + object + ".test(); " + object +
            ".test_and_set(); return before; }()");
  else if (name == "compare_exchange_weak" || name == "compare_exchange_strong")
    replace("[&] { if (" + object + ".load() != " + argument(0) + ") { " + argument(0) + " = " +
            object + ".load(); return false; } " + object + ".store(" + argument(1) +
            "); return true; }()");
}

void split_steps(const clang::Stmt& statement, SourceText& source) {
  if (const auto* call = llvm::dyn_cast<clang::CXXOperatorCallExpr>(&statement))
    split_operator(*call, source);
  else if (const auto* call = llvm::dyn_cast<clang::CXXMemberCallExpr>(&statement);
           call && call->getMethodDecl() && call->getMethodDecl()->getIdentifier())
    split_call(*call, source);
}

/// `std::atomic<int>` becomes `int`; it compiles where only operators are used.
void make_plain(const clang::DeclaratorDecl& variable, SourceText& source) {
  if (!variable.getTypeSourceInfo() || !is_std(variable.getType(), {"atomic"})) return;
  clang::TypeLoc written = variable.getTypeSourceInfo()->getTypeLoc().getUnqualifiedLoc();
  if (const auto named = written.getAs<clang::ElaboratedTypeLoc>()) {
    const auto arguments = named.getNamedTypeLoc().getAs<clang::TemplateSpecializationTypeLoc>();
    if (!arguments || arguments.getNumArgs() != 1) return;
    source.replace("atomic-made-plain", named.getSourceRange(),
                   source.text(arguments.getArgLoc(0).getSourceRange()));
  }
}

}  // namespace
}  // namespace ccgrade::frontend

namespace ccgrade {

std::unique_ptr<frontend::MutationOperator> make_atomic_steps_mutation() {
  return std::make_unique<frontend::MutationOperator>(&frontend::split_steps,
                                                      &frontend::make_plain);
}

}  // namespace ccgrade
