#include "analyzers/static/frontend/directives.hpp"

namespace ccgrade::frontend {
namespace {

using Kind = audit::Construct::Kind;

class Directives : public clang::PPCallbacks {
 public:
  Directives(const clang::Preprocessor& preprocessor, FoundConstructs& found)
      : preprocessor_(preprocessor), found_(found) {}

  void InclusionDirective(clang::SourceLocation hash, const clang::Token&, llvm::StringRef name,
                          bool, clang::CharSourceRange, clang::OptionalFileEntryRef file,
                          llvm::StringRef, llvm::StringRef, const clang::Module*, bool,
                          clang::SrcMgr::CharacteristicKind) override {
    found_.add(Kind::include, name.str(), hash, file ? real_path(*file) : "");
  }
  void EmbedDirective(clang::SourceLocation hash, llvm::StringRef name, bool,
                      clang::OptionalFileEntryRef file,
                      const clang::LexEmbedParametersResult&) override {
    found_.add(Kind::embed, name.str(), hash, file ? real_path(*file) : "");
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
  FoundConstructs& found_;
};

}  // namespace

std::unique_ptr<clang::PPCallbacks> listing_directives(const clang::Preprocessor& preprocessor,
                                                       FoundConstructs& found) {
  return std::make_unique<Directives>(preprocessor, found);
}

}  // namespace ccgrade::frontend
