// Objects that functions return and that may hold a lock: they unlock where they end.
#include "analyzers/static/frontend/transfer.hpp"

namespace ccgrade::frontend {
namespace {

constexpr int kDeepest = 3;  ///< members of members, arguments of arguments

/// A guard, what owns one, or what ends by code of the program's own.
bool may_hold_lock(const Vocabulary& words, clang::QualType type, int depth = 0) {
  if (type->isVoidType()) return true;  // shared_ptr<void> with a deleter
  const auto* record = type->getAsCXXRecordDecl();
  if (!record || !record->hasDefinition() || depth > kDeepest) return false;
  if (words.kind_of(type) == TypeKind::guard) return true;
  if (!is_system(*record)) {
    const auto* destructor = record->getDestructor();
    return (destructor && !destructor->isImplicit()) ||
           std::ranges::any_of(record->fields(), [&](const clang::FieldDecl* field) {
             return may_hold_lock(words, field->getType(), depth + 1);
           });
  }
  const auto* instance = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(record);
  if (!instance || words.kind_of(type) == TypeKind::container) return false;
  return std::ranges::any_of(instance->getTemplateArgs().asArray(), [&](const auto& argument) {
    return argument.getKind() == clang::TemplateArgument::Type &&
           may_hold_lock(words, argument.getAsType(), depth + 1);
  });
}

}  // namespace

void Transfer::note_kept(const clang::VarDecl& variable) {
  const auto* made = llvm::dyn_cast_or_null<clang::CallExpr>(
      variable.getInit() ? plain(variable.getInit()) : nullptr);
  if (!made || !may_hold_lock(words_, variable.getType())) return;
  const Location site = location(made->getExprLoc());
  const auto call = std::ranges::find(summary_.calls, site, &Call::site);
  if (call != summary_.calls.end()) call->kept = true;
}

}  // namespace ccgrade::frontend
