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
  return variable && variable->hasLocalStorage() && variable->getType()->isBooleanType() &&
         !variable->getType().isVolatileQualified();
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

std::optional<bool> literal(const Expr* expression) {
  const auto* known = dyn_cast_or_null<clang::CXXBoolLiteralExpr>(plain(expression));
  return known ? std::optional(known->getValue()) : std::nullopt;
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
  if (const auto known = literal(value))
    values[flag] = *known;
  else
    values.erase(flag);
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
  const VarDecl* flag = variable_of(condition);
  if (!followed_.contains(flag)) return true;
  const auto [known, added] = values.emplace(flag, holds);
  return added || known->second == holds;
}

bool knows_parameter(const FlagValues& values) {
  return std::ranges::any_of(
      values, [](const auto& each) { return llvm::isa<clang::ParmVarDecl>(each.first); });
}

void join_flags(FlagValues& values, const FlagValues& other) {
  std::erase_if(values, [&](const auto& each) {
    const auto same = other.find(each.first);
    return same == other.end() || same->second != each.second;
  });
}

}  // namespace ccgrade::frontend
