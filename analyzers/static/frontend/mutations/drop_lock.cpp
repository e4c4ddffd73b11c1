#include "analyzers/static/frontend/mutations/library_terms.hpp"
#include "analyzers/static/frontend/mutations/mutation_operator.hpp"

namespace ccgrade::frontend {
namespace {

constexpr const char* kKind = "drop-lock";

/// Of a guard that is named later, such as to wait, the mutex is another: one of its own.
std::string with_own_mutex(const clang::VarDecl& guard, const std::string& declaration,
                           const SourceText& source) {
  const auto* record =
      llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(guard.getType()->getAsCXXRecordDecl());
  const auto* made = llvm::dyn_cast_or_null<clang::CXXConstructExpr>(
      guard.getInit() ? guard.getInit()->IgnoreUnlessSpelledInSource() : nullptr);
  if (!record || !made || made->getNumArgs() == 0) return {};
  const std::string mutex = source.text(*made->getArg(0));
  const std::size_t at = mutex.empty() ? std::string::npos : declaration.rfind(mutex);
  if (at == std::string::npos) return {};
  return "std::remove_cvref_t<decltype(" + mutex + ")> own_mutex; " +
         std::string(declaration).replace(at, mutex.size(), "own_mutex");
}

void drop(const clang::VarDecl& guard, const clang::Stmt& declaration, SourceText& source) {
  const auto span = source.span(declaration.getSourceRange());
  if (!span) return;
  if (!guard.isReferenced())
    source.replace(kKind, span, ";");
  else if (const std::string by = with_own_mutex(guard, source.text(*span), source); !by.empty())
    source.replace(kKind, span, by);
}

/// Locks again, or enters one more guard into a list of them.
bool locks(const clang::CXXMemberCallExpr& call) {
  if (call.getMethodDecl()->getName() == "lock")
    return is_std(object_of(call), {"unique_lock", "shared_lock"});
  const auto* list = llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(
      object_of(call)->getAsCXXRecordDecl());
  return list && list->getTemplateArgs().size() > 0 &&
         list->getTemplateArgs()[0].getKind() == clang::TemplateArgument::Type &&
         is_guard(list->getTemplateArgs()[0].getAsType());
}

void drop_lock(const clang::Stmt& statement, SourceText& source) {
  if (const auto* block = llvm::dyn_cast<clang::CompoundStmt>(&statement)) {
    for (const clang::Stmt* child : block->body())
      if (const clang::VarDecl* guard = guard_in(child)) drop(*guard, *child, source);
  } else if (const auto* call = call_of(&statement, {"emplace_back", "push_back", "lock"});
             call == &statement && locks(*call)) {
    source.replace(kKind, call->getSourceRange(), kNothingDone);
  }
}

}  // namespace
}  // namespace ccgrade::frontend

namespace ccgrade {

std::unique_ptr<frontend::MutationOperator> make_drop_lock_mutation() {
  return std::make_unique<frontend::MutationOperator>(&frontend::drop_lock);
}

}  // namespace ccgrade
