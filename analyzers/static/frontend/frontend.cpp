#include "analyzers/static/frontend/frontend.hpp"

#include <clang/Frontend/CompilerInstance.h>
#include <clang/Frontend/FrontendActions.h>

#include <algorithm>

#include "analyzers/static/frontend/functions.hpp"
#include "analyzers/static/frontend/invocation.hpp"
#include "analyzers/static/frontend/own_names.hpp"
#include "grader/host/digest.hpp"

namespace ccgrade::frontend {
namespace {

/// Digests are of what was parsed, whatever the files hold by now.
std::vector<Input> inputs_of(const clang::SourceManager& sources) {
  std::vector<Input> inputs;
  for (auto file = sources.fileinfo_begin(); file != sources.fileinfo_end(); ++file) {
    const auto text = file->second->getBufferDataIfLoaded();
    const llvm::StringRef path = file->first.getFileEntry().tryGetRealPathName();
    if (text && !path.empty()) inputs.push_back({path.str(), digest({std::string_view(*text)})});
  }
  std::ranges::sort(inputs, {}, &Input::path);
  return inputs;
}

/// Sees each declaration that is parsed here; what comes from a precompiled header is not asked
/// for, so it is not deserialised.
class Consumer : public clang::ASTConsumer {
 public:
  Consumer(const Models& models, UnitSummary& unit) : models_(models), unit_(unit) {}

  bool HandleTopLevelDecl(clang::DeclGroupRef group) override {
    for (clang::Decl* decl : group) declarations_.push_back(decl);
    return true;
  }
  void HandleInterestingDecl(clang::DeclGroupRef) override {}
  bool shouldSkipFunctionBody(clang::Decl* decl) override {
    const auto& sources = decl->getASTContext().getSourceManager();
    return sources.isInSystemHeader(sources.getExpansionLoc(decl->getLocation()));
  }
  void HandleTranslationUnit(clang::ASTContext& context) override {
    if (context.getDiagnostics().hasErrorOccurred()) return;
    unit_.inputs = inputs_of(context.getSourceManager());
    const Vocabulary words(models_);
    unit_.functions = summarise_functions(words, declarations_);
    unit_.own = own_names(context, declarations_);
  }

 private:
  const Models& models_;
  UnitSummary& unit_;
  std::vector<clang::Decl*> declarations_;
};

class Action : public clang::ASTFrontendAction {
 public:
  Action(const Models& models, UnitSummary& unit) : models_(models), unit_(unit) {}

 protected:
  bool PrepareToExecuteAction(clang::CompilerInstance& instance) override {
    // Parsing bodies of system headers is most of the cost and none of the result.
    instance.getFrontendOpts().SkipFunctionBodies = true;
    // A learner may save while we read: a mapped file that changes underneath is not a text any
    // more.
    instance.setSourceManager(
        new clang::SourceManager(instance.getDiagnostics(), instance.getFileManager(), true));
    return true;
  }
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance&,
                                                        llvm::StringRef) override {
    return std::make_unique<Consumer>(models_, unit_);
  }

 private:
  const Models& models_;
  UnitSummary& unit_;
};

}  // namespace

Result<UnitSummary> summarise(const Toolchain& toolchain, const Models& models,
                              const std::string& source, const std::vector<std::string>& flags) {
  UnitSummary unit;
  unit.source = source;
  const Status parsed = parse(toolchain, source, flags, std::make_unique<Action>(models, unit));
  if (!parsed) return parsed.error();
  for (const FunctionSummary& function : unit.functions)
    if (function.abandoned)
      return Error{function.name + " in " + function.site.file + ", line " +
                   std::to_string(function.site.line) + ", is too tangled to analyse\n"};
  return unit;
}

}  // namespace ccgrade::frontend
