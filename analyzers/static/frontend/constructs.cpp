// Theory of operation. A file is the system's by where it lies, not by what it says of itself: a
// pragma or a line marker may call anything a system header, and the compiler's own test believes
// them. The preprocessor tells of includes, pragmas and builtin macros, however they are spelled or
// pasted together; attributes, assembly and builtin functions are read from the syntax tree.
#include "analyzers/static/frontend/constructs.hpp"

#include <clang/Basic/CharInfo.h>
#include <clang/Basic/SourceManagerInternals.h>
#include <clang/Frontend/CompilerInstance.h>
#include <clang/Lex/PPCallbacks.h>
#include <clang/Lex/Preprocessor.h>

#include "analyzers/static/frontend/invocation.hpp"

namespace ccgrade::frontend {
namespace {

using audit::Construct;
using Kind = Construct::Kind;

/// Where the constructs go, each once.
class Constructs {
 public:
  explicit Constructs(std::vector<Construct>& found) : found_(found) {}
  void watch(const clang::SourceManager& sources) { sources_ = &sources; }

  /// Does a user's file say this, be it through a macro of the system's?
  bool is_users(clang::SourceLocation place) const {
    const auto file = sources_->getFileID(sources_->getExpansionLoc(place));
    const auto entry = sources_->getFileEntryRefForID(file);
    return entry && !real_path(*entry).starts_with("/usr/");
  }
  /// Empty: of no file, as what the compiler declares by itself.
  std::string file_of(clang::SourceLocation place) const {
    const auto entry =
        sources_->getFileEntryRefForID(sources_->getFileID(sources_->getExpansionLoc(place)));
    return entry ? real_path(*entry) : "";
  }
  static std::string real_path(clang::FileEntryRef file) {
    return file.getFileEntry().tryGetRealPathName().str();
  }

  void add(Kind kind, const std::string& name, clang::SourceLocation place,
           const std::string& target = {}) {
    if (!is_users(place)) return;
    const auto at = sources_->getDecomposedLoc(sources_->getExpansionLoc(place));
    const auto entry = sources_->getFileEntryRefForID(at.first);
    Construct construct{
        kind,
        name,
        target,
        {entry->getName().str(), static_cast<int>(sources_->getLineNumber(at.first, at.second)),
         static_cast<int>(sources_->getColumnNumber(at.first, at.second))}};
    if (std::ranges::find(found_, construct) == found_.end()) found_.push_back(construct);
  }

 private:
  const clang::SourceManager* sources_ = nullptr;
  std::vector<Construct>& found_;
};

class Directives : public clang::PPCallbacks {
 public:
  Directives(const clang::Preprocessor& preprocessor, Constructs& found)
      : preprocessor_(preprocessor), found_(found) {}

  void InclusionDirective(clang::SourceLocation hash, const clang::Token&, llvm::StringRef name,
                          bool, clang::CharSourceRange, clang::OptionalFileEntryRef file,
                          llvm::StringRef, llvm::StringRef, const clang::Module*, bool,
                          clang::SrcMgr::CharacteristicKind) override {
    found_.add(Kind::include, name.str(), hash, file ? Constructs::real_path(*file) : "");
  }
  void EmbedDirective(clang::SourceLocation hash, llvm::StringRef name, bool,
                      clang::OptionalFileEntryRef file,
                      const clang::LexEmbedParametersResult&) override {
    found_.add(Kind::embed, name.str(), hash, file ? Constructs::real_path(*file) : "");
  }
  void PragmaDirective(clang::SourceLocation place, clang::PragmaIntroducerKind how) override {
    found_.add(Kind::pragma, how == clang::PIK_HashPragma ? words_after(place) : "_Pragma", place);
  }
  void MacroExpands(const clang::Token& name, const clang::MacroDefinition& macro,
                    clang::SourceRange range, const clang::MacroArgs*) override {
    if (macro.getMacroInfo() && macro.getMacroInfo()->isBuiltinMacro())
      found_.add(Kind::internal, name.getIdentifierInfo()->getName().str(), range.getBegin());
  }

 private:
  /// "#pragma  GCC  poison x": "GCC poison x".
  std::string words_after(clang::SourceLocation place) const {
    const clang::SourceManager& sources = preprocessor_.getSourceManager();
    bool invalid = false;
    const char* text = sources.getCharacterData(place, &invalid);
    const clang::FileID file = sources.getFileID(place);
    clang::Lexer lexer(place, preprocessor_.getLangOpts(), text, text,
                       sources.getBufferData(file).end());
    lexer.setParsingPreprocessorDirective(true);
    std::string words;
    clang::Token token;
    lexer.LexFromRawLexer(token);  // #
    lexer.LexFromRawLexer(token);  // pragma
    for (lexer.LexFromRawLexer(token); !token.isOneOf(clang::tok::eod, clang::tok::eof);
         lexer.LexFromRawLexer(token))
      words += (words.empty() ? "" : " ") +
               clang::Lexer::getSpelling(token, sources, preprocessor_.getLangOpts());
    return words;
  }

  const clang::Preprocessor& preprocessor_;
  Constructs& found_;
};

/// Of which library is the namespace that this stands in?
bool in_foreign_namespace(const clang::Decl* decl) {
  for (const clang::DeclContext* at = decl->getDeclContext(); at; at = at->getParent()) {
    const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(at);
    if (!space || !space->getParent()->getRedeclContext()->isTranslationUnit()) continue;
    const llvm::StringRef name = space->getName();
    return name == "std" || name == "testing" || name == "benchmark" || name == "ccgrade" ||
           name.starts_with("__");
  }
  return false;
}

/// A type that is the user's own, or made of one.
bool is_own(clang::QualType type, const Constructs& found) {
  const clang::Type* bare = type->getPointeeOrArrayElementType();
  if (const auto* tag = bare->getAsTagDecl()) return found.is_users(tag->getLocation());
  const auto* dependent = bare->getAs<clang::TemplateSpecializationType>();
  const clang::TemplateDecl* made_of =
      dependent ? dependent->getTemplateName().getAsTemplateDecl() : nullptr;
  return made_of && found.is_users(made_of->getLocation());
}

class Reader : public clang::RecursiveASTVisitor<Reader> {
 public:
  explicit Reader(Constructs& found) : found_(found) {}

  bool VisitDecl(clang::Decl* decl) {
    for (const clang::Attr* attr : decl->attrs()) add(*attr);
    return true;
  }
  bool VisitLambdaExpr(clang::LambdaExpr* lambda) {
    for (const clang::Attr* attr : lambda->getCallOperator()->attrs()) add(*attr);
    return true;
  }
  bool VisitAttributedStmt(clang::AttributedStmt* statement) {
    for (const clang::Attr* attr : statement->getAttrs()) add(*attr);
    return true;
  }
  bool VisitAsmStmt(clang::AsmStmt* statement) {
    found_.add(Kind::assembly, "", statement->getAsmLoc());
    return true;
  }
  bool VisitFileScopeAsmDecl(clang::FileScopeAsmDecl* decl) {
    found_.add(Kind::assembly, "", decl->getAsmLoc());
    return true;
  }
  bool VisitDeclRefExpr(clang::DeclRefExpr* reference) {
    add(*reference->getDecl(), reference->getLocation());
    return true;
  }
  bool VisitMemberExpr(clang::MemberExpr* access) {
    add(*access->getMemberDecl(), access->getMemberLoc());
    return true;
  }
  bool VisitOverloadExpr(clang::OverloadExpr* overloaded) {
    for (const clang::NamedDecl* named : overloaded->decls())
      add(*named->getUnderlyingDecl(), overloaded->getNameLoc());
    return true;
  }
  /// Whatever it will be: in a template, only its name is known.
  bool VisitCXXDependentScopeMemberExpr(clang::CXXDependentScopeMemberExpr* access) {
    add_unknown(access->getMember(), access->getMemberLoc());
    return true;
  }
  bool VisitDependentScopeDeclRefExpr(clang::DependentScopeDeclRefExpr* reference) {
    add_unknown(reference->getDeclName(), reference->getLocation());
    return true;
  }
  /// A member of a specialisation for a type of one's own is no news.
  bool VisitFunctionDecl(clang::FunctionDecl* function) {
    const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(function);
    const auto* owner =
        method ? llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(method->getParent())
               : nullptr;
    if (in_foreign_namespace(function) && !(owner && is_for_own_type(*owner)))
      found_.add(Kind::reopening, function->getQualifiedNameAsString(), function->getLocation());
    return true;
  }
  bool VisitCXXRecordDecl(clang::CXXRecordDecl* record) {
    const auto* special = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(record);
    if (in_foreign_namespace(record) && !(special && is_for_own_type(*special)))
      found_.add(Kind::reopening, record->getQualifiedNameAsString(), record->getLocation());
    return true;
  }
  bool VisitVarDecl(clang::VarDecl* variable) {
    if (variable->hasGlobalStorage() && in_foreign_namespace(variable) &&
        !variable->isStaticDataMember())
      found_.add(Kind::reopening, variable->getQualifiedNameAsString(), variable->getLocation());
    return true;
  }

 private:
  void add(const clang::Attr& attr) {
    if (!attr.isImplicit() && !attr.isInherited())
      found_.add(Kind::attribute, attr.getSpelling(), attr.getLocation());
  }
  void add(const clang::NamedDecl& named, clang::SourceLocation place) {
    const auto* function = llvm::dyn_cast<clang::FunctionDecl>(&named);
    if (function && function->isExternC() && !function->isDefined())
      found_.add(Kind::call, function->getName().str(), place,
                 found_.file_of(function->getCanonicalDecl()->getLocation()));
    else if (const auto* variable = llvm::dyn_cast<clang::VarDecl>(&named);
             variable && variable->isExternC() && !variable->hasDefinition())
      found_.add(Kind::call, variable->getName().str(), place,
                 found_.file_of(variable->getCanonicalDecl()->getLocation()));
    else if (named.getIdentifier() && is_internal(named))
      found_.add(Kind::internal, named.getName().str(), place);
  }
  void add_unknown(clang::DeclarationName name, clang::SourceLocation place) {
    const auto* identifier = name.getAsIdentifierInfo();
    // Members of one's own may begin with "_x"; those of a FILE lead to its descriptor.
    if (identifier &&
        (is_reserved(identifier->getName(), false) || identifier->getName() == "_fileno"))
      found_.add(Kind::internal, identifier->getName().str(), place);
  }
  static bool is_reserved(llvm::StringRef name, bool member) {
    if (name.contains("__")) return true;
    return name.size() > 1 && name[0] == '_' && (clang::isUppercase(name[1]) || member);
  }
  /// Of the compiler's own, or declared by the system with a name that users may not have.
  bool is_internal(const clang::NamedDecl& named) const {
    return is_reserved(named.getName(), llvm::isa<clang::FieldDecl>(named)) &&
           !found_.is_users(named.getCanonicalDecl()->getLocation());
  }
  bool is_for_own_type(const clang::ClassTemplateSpecializationDecl& special) const {
    for (const clang::TemplateArgument& argument : special.getTemplateArgs().asArray())
      if (argument.getKind() == clang::TemplateArgument::Type &&
          is_own(argument.getAsType(), found_))
        return true;
    return false;
  }

  Constructs& found_;
};

class Consumer : public clang::ASTConsumer {
 public:
  explicit Consumer(Constructs& found) : found_(found) {}

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
    Reader reader(found_);
    for (clang::Decl* decl : declarations_)
      if (found_.is_users(decl->getLocation())) reader.TraverseDecl(decl);
  }

 private:
  /// `#line`, and what a preprocessor writes: kept by the compiler for each file that has them.
  void list_line_markers(clang::SourceManager& sources) {
    if (!sources.hasLineTable()) return;
    for (const auto& [file, entries] : sources.getLineTable())
      for (const clang::LineEntry& entry : entries)
        found_.add(Kind::line_marker, "", sources.getComposedLoc(file, entry.FileOffset));
  }

  Constructs& found_;
  std::vector<clang::Decl*> declarations_;
};

class Action : public clang::ASTFrontendAction {
 public:
  explicit Action(std::vector<Construct>& found) : found_(found) {}

 protected:
  bool PrepareToExecuteAction(clang::CompilerInstance& instance) override {
    instance.getFrontendOpts().SkipFunctionBodies = true;  // of the system's: the consumer says
    return true;
  }
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance& instance,
                                                        llvm::StringRef) override {
    found_.watch(instance.getSourceManager());
    clang::Preprocessor& preprocessor = instance.getPreprocessor();
    preprocessor.addPPCallbacks(std::make_unique<Directives>(preprocessor, found_));
    return std::make_unique<Consumer>(found_);
  }

 private:
  Constructs found_;
};

}  // namespace

Result<std::vector<Construct>> list_constructs(const Toolchain& toolchain,
                                               const std::string& source,
                                               const std::vector<std::string>& flags) {
  std::vector<Construct> found;
  const Status parsed = parse(toolchain, source, flags, std::make_unique<Action>(found));
  if (!parsed) return parsed.error();
  return found;
}

}  // namespace ccgrade::frontend
