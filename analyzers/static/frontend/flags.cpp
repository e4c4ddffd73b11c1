#include "analyzers/static/frontend/flags.hpp"

#include <algorithm>

#include "analyzers/static/frontend/paths.hpp"
#include "analyzers/static/frontend/statement_visitor.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using clang::VarDecl;
using llvm::dyn_cast;

const VarDecl* variable_of(const Expr* expression) {
  const auto* reference =
      dyn_cast_or_null<clang::DeclRefExpr>(expression ? expression->IgnoreParens() : nullptr);
  return reference ? dyn_cast<VarDecl>(reference->getDecl()) : nullptr;
}

bool is_flag(const VarDecl* variable) {
  if (!variable || !variable->hasLocalStorage()) return false;
  const clang::QualType type = variable->getType();
  const auto* parameter = dyn_cast<clang::ParmVarDecl>(variable);
  const bool optional = parameter && parameter->hasDefaultArg() && type->isPointerType();
  return (type->isBooleanType() || type->isEnumeralType() || optional) &&
         !type.isVolatileQualified();
}

/// Counts the mentions of each flag, and those that are plain reads or assignments.
class Mentions : public StatementVisitor {
 public:
  std::map<const VarDecl*, int> all, plain_ones;

  bool VisitDeclRefExpr(clang::DeclRefExpr* mention) override {
    if (const auto* flag = dyn_cast<VarDecl>(mention->getDecl()); is_flag(flag)) ++all[flag];
    return true;
  }
  bool VisitImplicitCastExpr(clang::ImplicitCastExpr* cast) override {
    if (cast->getCastKind() == clang::CK_LValueToRValue) note(cast->getSubExpr());
    return true;
  }
  bool VisitBinaryOperator(clang::BinaryOperator* op) override {
    if (op->getOpcode() == clang::BO_Assign) note(op->getLHS());
    return true;
  }
  /// A lambda runs at another time, and by reference it may set what it has captured.
  bool VisitLambdaExpr(clang::LambdaExpr* lambda) override {
    for (const auto& capture : lambda->captures())
      if (capture.capturesVariable() && capture.getCaptureKind() == clang::LCK_ByRef)
        if (const auto* flag = dyn_cast<VarDecl>(capture.getCapturedVar())) ++all[flag];
    return true;
  }

 private:
  void note(const Expr* expression) {
    if (const auto* flag = variable_of(expression); is_flag(flag)) ++plain_ones[flag];
  }
};

/// Of what is written as one: `true`, `Mode::shared`.
std::optional<std::int64_t> constant(const Expr* expression) {
  expression = plain(expression);
  if (const auto* truth = dyn_cast_or_null<clang::CXXBoolLiteralExpr>(expression))
    return truth->getValue() ? 1 : 0;
  if (llvm::isa_and_nonnull<clang::CXXNullPtrLiteralExpr>(expression)) return 0;
  const auto* reference = dyn_cast_or_null<clang::DeclRefExpr>(expression);
  const auto* named = reference ? dyn_cast<clang::EnumConstantDecl>(reference->getDecl()) : nullptr;
  return named ? std::optional(named->getInitVal().getExtValue()) : std::nullopt;
}

/// What a condition compares, and whether they are equal where it holds; no variable: nothing.
struct Comparison {
  FlagTest test;
  bool equal = true;
};

Comparison comparison_in(const Expr* condition) {
  if (const VarDecl* flag = variable_of(condition)) return {{flag, 0}, false};
  const auto* op = dyn_cast_or_null<clang::BinaryOperator>(condition);
  if (!op || !op->isEqualityOp()) return {};
  const bool equal = op->getOpcode() == clang::BO_EQ;
  for (const auto& [one, other] :
       {std::pair(op->getLHS(), op->getRHS()), std::pair(op->getRHS(), op->getLHS())})
    if (const auto value = constant(other)) return {{variable_of(plain(one)), *value}, equal};
  return {};
}

}  // namespace

Flags::Flags(const clang::FunctionDecl& function) {
  Mentions mentions;
  mentions.TraverseStmt(function.getBody());
  for (const auto& [flag, count] : mentions.all)
    if (mentions.plain_ones[flag] == count) followed_.insert(flag);
}

void Flags::set(const VarDecl* flag, const Expr* value, FlagValues& values) const {
  if (!followed_.contains(flag)) return;
  std::erase_if(values, [&](const auto& each) { return each.first.variable == flag; });
  const auto known = constant(value);
  if (!known) return;
  values[{flag, 0}] = false;
  values[{flag, *known}] = true;
}

void Flags::apply(const clang::Stmt& statement, FlagValues& values) const {
  if (const auto* declaration = dyn_cast<clang::DeclStmt>(&statement)) {
    for (const clang::Decl* decl : declaration->decls())
      if (const auto* variable = dyn_cast<VarDecl>(decl))
        set(variable, variable->getInit(), values);
  } else if (const auto* op = dyn_cast<clang::BinaryOperator>(&statement)) {
    if (op->getOpcode() == clang::BO_Assign) set(variable_of(op->getLHS()), op->getRHS(), values);
  }
}

bool Flags::refine(const Expr* condition, bool holds, FlagValues& values) const {
  condition = plain(condition);
  const auto* op = dyn_cast_or_null<clang::UnaryOperator>(condition);
  if (op && op->getOpcode() == clang::UO_LNot) return refine(op->getSubExpr(), !holds, values);
  const auto [test, equal] = comparison_in(condition);
  if (!followed_.contains(test.variable)) return true;
  const bool is_equal = holds == equal;
  for (const auto& [known, was] : values)
    if (known.variable == test.variable && known.value != test.value && was && is_equal)
      return false;
  const auto [known, added] = values.emplace(test, is_equal);
  return added || known->second == is_equal;
}

bool knows_parameter(const FlagValues& values) {
  return std::ranges::any_of(
      values, [](const auto& each) { return llvm::isa<clang::ParmVarDecl>(each.first.variable); });
}

void join_flags(FlagValues& values, const FlagValues& other) {
  std::erase_if(values, [&](const auto& each) {
    const auto same = other.find(each.first);
    return same == other.end() || same->second != each.second;
  });
}

}  // namespace ccgrade::frontend
