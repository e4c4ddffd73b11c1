#include "analyzers/static/frontend/own_names.hpp"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>

#include <algorithm>

#include "analyzers/static/frontend/naming.hpp"

namespace ccgrade::frontend {
namespace {

using llvm::dyn_cast;

class OwnNames {
 public:
  explicit OwnNames(const clang::SourceManager& sources) : sources_(sources) {}

  void add(const clang::Decl& decl) {
    if (const auto* names = dyn_cast<clang::NamespaceDecl>(&decl)) return add_all(*names);
    if (const auto* linkage = dyn_cast<clang::LinkageSpecDecl>(&decl)) return add_all(*linkage);
    const clang::Decl* first = decl.getCanonicalDecl();
    if (!sources_.isInMainFile(sources_.getExpansionLoc(first->getLocation()))) return;
    if (const auto* made = dyn_cast<clang::ClassTemplateDecl>(&decl))
      return add_named(*made->getTemplatedDecl(), made->getTemplatedDecl());
    if (const auto* function = dyn_cast<clang::FunctionTemplateDecl>(&decl))
      return add_named(*function->getTemplatedDecl(), nullptr);
    if (const auto* record = dyn_cast<clang::CXXRecordDecl>(&decl))
      return add_named(*record, record);
    if (llvm::isa<clang::FunctionDecl, clang::VarDecl, clang::RecordDecl>(decl))
      add_named(*llvm::cast<clang::NamedDecl>(&decl), nullptr);
  }
  std::vector<OwnName> take() { return std::move(names_); }

 private:
  void add_all(const clang::DeclContext& context) {
    for (const clang::Decl* each : context.decls()) add(*each);
  }
  void add_named(const clang::NamedDecl& decl, const clang::CXXRecordDecl* record) {
    // A member that is defined here is its class's, wherever that is declared.
    if (decl.getDeclContext()->isRecord()) return;
    const std::string usr = clang_usr(decl);
    if (!usr.empty()) names_.push_back({usr, record ? record->getQualifiedNameAsString() : ""});
  }

  const clang::SourceManager& sources_;
  std::vector<OwnName> names_;
};

}  // namespace

std::vector<OwnName> own_names(const clang::ASTContext& context,
                               const std::vector<clang::Decl*>& declarations) {
  const bool has_main = std::ranges::any_of(declarations, [](const clang::Decl* decl) {
    const auto* function = dyn_cast<clang::FunctionDecl>(decl);
    return function && function->isMain();
  });
  if (!has_main) return {};
  OwnNames own(context.getSourceManager());
  for (const clang::Decl* decl : declarations) own.add(*decl);
  return own.take();
}

}  // namespace ccgrade::frontend
