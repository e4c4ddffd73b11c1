#include "analyzers/static/frontend/functions.hpp"

#include <clang/AST/RecursiveASTVisitor.h>

#include "analyzers/static/frontend/fact_finder.hpp"
#include "analyzers/static/frontend/function_facts.hpp"
#include "analyzers/static/frontend/naming.hpp"
#include "analyzers/static/frontend/spinning.hpp"
#include "analyzers/static/frontend/vocabulary.hpp"

namespace ccgrade::frontend {
namespace {

/// Finds bodies, in templates those of the instantiations. The AST's own traversal scope is left
/// alone: narrowing it breaks parent look-ups (llvm-project#128150).
class Bodies : public clang::RecursiveASTVisitor<Bodies> {
 public:
  std::vector<const clang::FunctionDecl*> found;

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool VisitFunctionDecl(clang::FunctionDecl* function) { return add(function); }
  bool VisitLambdaExpr(clang::LambdaExpr* lambda) {
    if (auto* generic = lambda->getDependentCallOperator()) {
      for (auto* instance : generic->specializations()) add(instance);
      return true;
    }
    return add(lambda->getCallOperator());
  }

 private:
  bool add(const clang::FunctionDecl* function) {
    if (function->doesThisDeclarationHaveABody() && !function->isDependentContext() &&
        !function->hasSkippedBody() && !function->isDefaulted() && seen_.insert(function).second)
      found.push_back(function);
    return true;
  }
  std::set<const clang::FunctionDecl*> seen_;
};

std::unique_ptr<clang::CFG> build_cfg(const clang::FunctionDecl& function) {
  clang::CFG::BuildOptions options;
  options.AddImplicitDtors = true;
  options.AddTemporaryDtors = true;
  options.AddInitializers = true;
  options.setAllAlwaysAdd();
  return clang::CFG::buildCFG(&function, function.getBody(), &function.getASTContext(), options);
}

FunctionSummary summarise(const Vocabulary& words, const FactFinders& finders,
                          const clang::FunctionDecl& function) {
  FunctionSummary summary;
  summary.usr = usr_of(function);
  summary.name = display_name(function);
  summary.site = location_of(function.getASTContext().getSourceManager(), function.getLocation());
  summary.exposed = function.isExternallyVisible() && function.getAccess() != clang::AS_private &&
                    function.getAccess() != clang::AS_protected && !is_lambda_body(function);
  if (const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&function)) {
    summary.owner = method->getParent()->getQualifiedNameAsString();
    summary.builds =
        llvm::isa<clang::CXXConstructorDecl>(method) || llvm::isa<clang::CXXDestructorDecl>(method);
    for (const auto* base : method->overridden_methods())
      summary.overrides.push_back(usr_of(*base));
  }
  condition_facts(words, function, summary);
  if (const auto cfg = build_cfg(function)) {
    lock_facts(words, function, *cfg, summary);
    summary.spins = spins(words, function);
    thread_facts(words, function, *cfg, summary);
    const FunctionView view(words, function, *cfg);
    for (const auto& finder : finders) finder->look_at(view, summary);
  }
  return summary;
}

}  // namespace

std::vector<FunctionSummary> summarise_functions(const Vocabulary& words,
                                                 const std::vector<clang::Decl*>& declarations) {
  Bodies bodies;
  for (clang::Decl* decl : declarations)
    if (!is_system(*decl)) bodies.TraverseDecl(decl);
  const FactFinders finders = make_fact_finders();
  std::vector<FunctionSummary> all;
  for (const clang::FunctionDecl* function : bodies.found)
    all.push_back(summarise(words, finders, *function));
  return all;
}

}  // namespace ccgrade::frontend
