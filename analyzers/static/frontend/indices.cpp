// Indices and roots: what an index, or one side of a comparison, is made of.
#include <llvm/ADT/StringExtras.h>

#include "analyzers/static/engine/substitute.hpp"
#include "analyzers/static/frontend/paths.hpp"

namespace ccgrade::frontend {
namespace {

using clang::Expr;
using llvm::dyn_cast;
using llvm::isa;

constexpr int kDeepest = 8;  // initialisers followed through locals

}  // namespace

/// The key of a chain of members that begins at a variable or `this`: "F#0.from".
std::optional<std::string> Paths::chain_key(const Expr* expression) const {
  const Expr* base = plain(expression);
  while (const auto* member = dyn_cast<clang::MemberExpr>(base)) {
    if (!isa<clang::FieldDecl>(member->getMemberDecl())) return std::nullopt;
    base = plain(member->getBase());
  }
  if (!isa<clang::DeclRefExpr>(base) && !isa<clang::CXXThisExpr>(base)) return std::nullopt;
  const AccessPath path = path_of(expression);
  return path.root == Root::unknown ? std::nullopt : std::optional(root_key(path));
}

Index Paths::index_of(const Expr* expression) const {
  Index index;
  index.text = source_text(context_, *expression);
  Expr::EvalResult value;
  if (!expression->isValueDependent() && expression->EvaluateAsInt(value, context_)) {
    index.kind = IndexKind::constant;
    index.text = llvm::toString(value.Val.getInt(), 10);
    return index;
  }
  index.kind = IndexKind::raw;
  const bool pure = collect_index(expression, index);
  if (!pure && index.kind == IndexKind::raw) index.kind = IndexKind::unknown;
  if (index.kind != IndexKind::raw) index.roots = roots_of(expression);
  const Expr* bare = plain(expression);
  index.plain = index.roots.size() == 1 && chain_key(bare).has_value();
  return index;
}

/// Adds the roots of a pure expression; false when it is not one.
bool Paths::collect_index(const Expr* expression, Index& index) const {
  expression = plain(expression);
  if (isa<clang::IntegerLiteral>(expression) || isa<clang::CharacterLiteral>(expression))
    return true;
  if (const auto* op = dyn_cast<clang::BinaryOperator>(expression)) {
    index.wraps = index.wraps || op->getOpcode() == clang::BO_Rem;
    return !op->isAssignmentOp() && !op->isComparisonOp() && !op->isLogicalOp() &&
           collect_index(op->getLHS(), index) && collect_index(op->getRHS(), index);
  }
  if (const auto* op = dyn_cast<clang::UnaryOperator>(expression))
    return op->isArithmeticOp() && collect_index(op->getSubExpr(), index);
  if (const auto* reference = dyn_cast<clang::DeclRefExpr>(expression)) {
    const auto* variable = dyn_cast<clang::VarDecl>(reference->getDecl());
    return variable ? collect_variable(*variable, index)
                    : isa<clang::EnumConstantDecl>(reference->getDecl());
  }
  if (const auto* member = dyn_cast<clang::MemberExpr>(expression)) {
    const auto key = chain_key(expression);
    if (!key || modified(*member->getMemberDecl()) || of_own_local(expression)) return false;
    index.roots.push_back(*key);
    return true;
  }
  const auto* call = dyn_cast<clang::CallExpr>(expression);
  if (!call) return false;
  if (words_.function(call->getDirectCallee()).ordering != Ordering::none)
    index.kind = IndexKind::ordered;
  const auto* size = dyn_cast<clang::CXXMemberCallExpr>(call);
  return size && size->getMethodDecl() && size->getMethodDecl()->getNameAsString() == "size" &&
         words_.kind_of(size->getImplicitObjectArgument()->getType()) == TypeKind::container;
}

/// `pair.first` of a local pair: what it was made of matters, not the name.
bool Paths::of_own_local(const Expr* expression) const {
  expression = plain(expression);
  while (const auto* member = dyn_cast<clang::MemberExpr>(expression))
    expression = plain(member->getBase());
  const auto* reference = dyn_cast<clang::DeclRefExpr>(expression);
  const auto* variable = reference ? dyn_cast<clang::VarDecl>(reference->getDecl()) : nullptr;
  return variable && variable->hasLocalStorage() && !isa<clang::ParmVarDecl>(variable) &&
         !variable->getType()->isReferenceType() &&
         enclosing_function(variable->getDeclContext()) == &function_;
}

/// A parameter, a capture or a member counts as it comes; a local as what it was set to, once.
bool Paths::collect_variable(const clang::VarDecl& variable, Index& index) const {
  if (modified(variable)) return false;
  const bool own_local = variable.hasLocalStorage() && !isa<clang::ParmVarDecl>(variable) &&
                         enclosing_function(variable.getDeclContext()) == &function_;
  const bool settled = variable.hasLocalStorage() && !isa<clang::ParmVarDecl>(variable) &&
                       variable.getInit() && (own_local || variable.getType().isConstQualified());
  if (variable.isImplicit() && own_local) return false;
  if (settled && variable.getType()->isIntegerType()) {
    if (own_local || index.roots.size() < kDeepest) return collect_index(variable.getInit(), index);
  }
  if (variable.isInitCapture() && variable.getInit())
    return collect_index(variable.getInit(), index);
  if (own_local) return false;
  index.roots.push_back(root_key(path_of(variable)));
  if (!variable.hasLocalStorage() && !variable.getType().isConstQualified()) return false;
  return true;
}

std::vector<std::string> Paths::roots_of(const Expr* expression) const {
  std::vector<std::string> roots;
  collect_roots(expression, roots, 0);
  return roots;
}

void Paths::collect_roots(const clang::Stmt* statement, std::vector<std::string>& roots,
                          int depth) const {
  if (!statement || depth > 32) return;
  if (const auto* expression = dyn_cast<Expr>(statement)) {
    const Expr* bare = plain(expression);
    if (const auto key = chain_key(bare)) {
      roots.push_back(*key);
      while (const auto* member = dyn_cast<clang::MemberExpr>(bare))
        bare = plain(member->getBase());
      const auto* reference = dyn_cast<clang::DeclRefExpr>(bare);
      const auto* variable = reference ? dyn_cast<clang::VarDecl>(reference->getDecl()) : nullptr;
      if (variable && variable->hasLocalStorage() && !isa<clang::ParmVarDecl>(variable) &&
          depth < kDeepest)
        collect_roots(variable->getInit(), roots, depth + 1);
      return;
    }
    statement = bare;
    // How many elements there are says nothing about which one is meant.
    if (const auto* call = dyn_cast<clang::CXXMemberCallExpr>(bare))
      if (call->getMethodDecl() && (call->getMethodDecl()->getNameAsString() == "size" ||
                                    call->getMethodDecl()->getNameAsString() == "empty"))
        return;
  }
  for (const clang::Stmt* child : statement->children()) collect_roots(child, roots, depth + 1);
}

}  // namespace ccgrade::frontend
