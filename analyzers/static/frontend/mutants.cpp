#include "analyzers/static/frontend/mutants.hpp"

#include <clang/AST/RecursiveASTVisitor.h>
#include <clang/Frontend/CompilerInstance.h>

#include <algorithm>
#include <tuple>

#include "analyzers/static/frontend/invocation.hpp"
#include "analyzers/static/frontend/mutations/mutation_operator.hpp"

namespace ccgrade::frontend {
namespace {

class Reader : public clang::RecursiveASTVisitor<Reader> {
 public:
  Reader(const MutationOperators& operators, SourceText& source)
      : operators_(operators), source_(source) {}

  bool VisitStmt(clang::Stmt* statement) {
    for (const auto& each : operators_) each->look_at(*statement, source_);
    return true;
  }
  bool VisitDeclaratorDecl(clang::DeclaratorDecl* variable) {
    for (const auto& each : operators_) each->look_at(*variable, source_);
    return true;
  }

 private:
  const MutationOperators& operators_;
  SourceText& source_;
};

class Consumer : public clang::ASTConsumer {
 public:
  explicit Consumer(std::vector<mutation::Mutant>& found) : found_(found) {}

  bool HandleTopLevelDecl(clang::DeclGroupRef group) override {
    declarations_.insert(declarations_.end(), group.begin(), group.end());
    return true;
  }
  void HandleInterestingDecl(clang::DeclGroupRef) override {}
  void HandleTranslationUnit(clang::ASTContext& context) override {
    SourceText source(context, found_);
    const MutationOperators operators = make_mutation_operators();
    Reader reader(operators, source);
    for (clang::Decl* declaration : declarations_)
      if (source.is_users(declaration->getLocation())) reader.TraverseDecl(declaration);
    std::ranges::sort(found_, {}, [](const mutation::Mutant& each) {
      return std::tie(each.file, each.offset, each.kind, each.replacement);
    });
  }

 private:
  std::vector<mutation::Mutant>& found_;
  std::vector<clang::Decl*> declarations_;
};

class Action : public clang::ASTFrontendAction {
 public:
  explicit Action(std::vector<mutation::Mutant>& found) : found_(found) {}

 protected:
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance&,
                                                        llvm::StringRef) override {
    return std::make_unique<Consumer>(found_);
  }

 private:
  std::vector<mutation::Mutant>& found_;
};

}  // namespace

Result<std::vector<mutation::Mutant>> list_mutants(const Toolchain& toolchain,
                                                   const std::string& source,
                                                   const std::vector<std::string>& flags) {
  std::vector<mutation::Mutant> found;
  const Status parsed = parse(toolchain, source, flags, std::make_unique<Action>(found));
  if (!parsed) return parsed.error();
  return found;
}

}  // namespace ccgrade::frontend
