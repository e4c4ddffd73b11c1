#include "analyzers/static/frontend/mutations/library_terms.hpp"

#include <algorithm>

#include "analyzers/static/frontend/vocabulary.hpp"

namespace ccgrade::frontend {

bool is_std(clang::QualType type, Words names) {
  if (type.isNull()) return false;
  const clang::CXXRecordDecl* record = type.getNonReferenceType()->getAsCXXRecordDecl();
  return record && record->isInStdNamespace() && record->getIdentifier() &&
         std::ranges::count(names, std::string_view(record->getName())) > 0;
}

bool is_guard(clang::QualType type) {
  return is_std(type, {"lock_guard", "scoped_lock", "unique_lock", "shared_lock"});
}

bool is_atomic(clang::QualType type) {
  // What std::atomic<int> inherits from has the functions.
  return is_std(type, {"atomic", "atomic_ref", "atomic_flag", "__atomic_base", "__atomic_ref"});
}

const clang::CXXMemberCallExpr* call_of(const clang::Stmt* statement, Words names) {
  const auto* expression = llvm::dyn_cast_or_null<clang::Expr>(statement);
  if (!expression) return nullptr;
  const auto* call =
      llvm::dyn_cast<clang::CXXMemberCallExpr>(expression->IgnoreUnlessSpelledInSource());
  const clang::CXXMethodDecl* method = call ? call->getMethodDecl() : nullptr;
  if (!method || !method->getIdentifier()) return nullptr;
  return std::ranges::count(names, std::string_view(method->getName())) ? call : nullptr;
}

clang::QualType object_of(const clang::CXXMemberCallExpr& call) {
  const clang::QualType type = call.getObjectType();
  return type->isPointerType() ? type->getPointeeType() : type;
}

const clang::CXXMemberCallExpr* wait_in(const clang::Stmt* statement) {
  if (!statement || llvm::isa<clang::LambdaExpr>(statement)) return nullptr;
  if (const auto* call = call_of(statement, {"wait", "wait_for", "wait_until"}))
    if (is_std(object_of(*call), {"condition_variable", "condition_variable_any"}) ||
        is_atomic(object_of(*call)))
      return call;
  for (const clang::Stmt* child : statement->children())
    if (const auto* call = wait_in(child)) return call;
  return nullptr;
}

bool names(const clang::Stmt* statement, const clang::VarDecl& variable) {
  if (!statement) return false;
  if (const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(statement))
    if (name->getDecl() == &variable) return true;
  return std::ranges::any_of(statement->children(),
                             [&](const clang::Stmt* child) { return names(child, variable); });
}

const clang::VarDecl* guard_in(const clang::Stmt* statement) {
  const auto* declaration = llvm::dyn_cast_or_null<clang::DeclStmt>(statement);
  if (!declaration || !declaration->isSingleDecl()) return nullptr;
  const auto* variable = llvm::dyn_cast<clang::VarDecl>(declaration->getSingleDecl());
  return variable && is_guard(variable->getType()) ? variable : nullptr;
}

}  // namespace ccgrade::frontend
