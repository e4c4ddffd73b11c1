#include "analyzers/static/frontend/constructs.hpp"

#include <clang/Basic/SourceManagerInternals.h>
#include <clang/Frontend/CompilerInstance.h>

#include "analyzers/static/frontend/construct_reader.hpp"
#include "analyzers/static/frontend/directives.hpp"
#include "analyzers/static/frontend/foreign_insides.hpp"
#include "analyzers/static/frontend/invocation.hpp"

namespace ccgrade::frontend {
namespace {

class Consumer : public clang::ASTConsumer {
 public:
  explicit Consumer(FoundConstructs& found) : found_(found) {}

  bool HandleTopLevelDecl(clang::DeclGroupRef group) override {
    for (clang::Decl* decl : group) declarations_.push_back(decl);
    return true;
  }
  void HandleInterestingDecl(clang::DeclGroupRef) override {}
  bool shouldSkipFunctionBody(clang::Decl* decl) override {
    return !found_.is_users(decl->getLocation());
  }
  void HandleTranslationUnit(clang::ASTContext& context) override {
    list_line_markers(context.getSourceManager());
    read_constructs(declarations_, found_);
    list_foreign_insides(declarations_, found_);
  }

 private:
  /// `#line`, and what a preprocessor writes: kept by the compiler for each file that has them.
  void list_line_markers(clang::SourceManager& sources) {
    if (!sources.hasLineTable()) return;
    for (const auto& [file, entries] : sources.getLineTable())
      for (const clang::LineEntry& entry : entries)
        found_.add(audit::Construct::Kind::line_marker, "",
                   sources.getComposedLoc(file, entry.FileOffset));
  }

  FoundConstructs& found_;
  std::vector<clang::Decl*> declarations_;
};

class Action : public clang::ASTFrontendAction {
 public:
  explicit Action(std::vector<audit::Construct>& found) : found_(found) {}

 protected:
  bool PrepareToExecuteAction(clang::CompilerInstance& instance) override {
    instance.getFrontendOpts().SkipFunctionBodies = true;  // of the system's: the consumer says
    return true;
  }
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance& instance,
                                                        llvm::StringRef) override {
    found_.watch(instance.getSourceManager());
    clang::Preprocessor& preprocessor = instance.getPreprocessor();
    preprocessor.addPPCallbacks(listing_directives(preprocessor, found_));
    return std::make_unique<Consumer>(found_);
  }

 private:
  FoundConstructs found_;
};

}  // namespace

Result<std::vector<audit::Construct>> list_constructs(const Toolchain& toolchain,
                                                      const std::string& source,
                                                      const std::vector<std::string>& flags) {
  std::vector<audit::Construct> found;
  const Status parsed = parse(toolchain, source, flags, std::make_unique<Action>(found));
  if (!parsed) return parsed.error();
  return found;
}

}  // namespace ccgrade::frontend
