#pragma once
#include <optional>
#include <string>
#include <vector>

#include "analyzers/mutation/mutant.hpp"
#include "analyzers/static/frontend/pch.hpp"

namespace ccgrade::frontend {

/// Bytes of one file.
struct Span {
  clang::FileID file;
  unsigned begin = 0;
  unsigned end = 0;
};

/// One unit's files as somebody typed them, and the mutants that were found in them.
class SourceText {
 public:
  SourceText(const clang::ASTContext& context, std::vector<mutation::Mutant>& found)
      : context_(context), found_(found) {}

  /// Outside the system's headers?
  bool is_users(clang::SourceLocation place) const;

  /// Nothing where a macro had a hand in it.
  std::optional<Span> span(clang::SourceRange tokens) const;
  /// With the semicolon behind an expression.
  std::optional<Span> whole(const clang::Stmt& statement) const;

  std::string text(const Span& span) const;
  /// Empty where a macro had a hand in it.
  std::string text(clang::SourceRange tokens) const;
  std::string text(const clang::Stmt& statement) const { return text(statement.getSourceRange()); }

  /// Takes the edit for a mutant; an edit that is there already, or that changes nothing, is none.
  void replace(const char* kind, const std::optional<Span>& span, const std::string& by);
  void replace(const char* kind, clang::SourceRange tokens, const std::string& by) {
    replace(kind, span(tokens), by);
  }

 private:
  const clang::ASTContext& context_;
  std::vector<mutation::Mutant>& found_;
};

}  // namespace ccgrade::frontend
