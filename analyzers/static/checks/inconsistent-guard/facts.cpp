// Two facts: which constructors copy, and which mutexes nobody outside of their class can hold.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade {
namespace frontend {
namespace {

constexpr const char* kRule = "inconsistent-guard";

class Finder : public FactFinder {
 public:
  void look_at(const FunctionView& view, FunctionSummary& summary) const override {
    const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&view.function);
    if (!method) return;
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
