#include "analyzers/static/frontend/mutations/source_text.hpp"

#include <algorithm>

namespace ccgrade::frontend {

bool SourceText::is_users(clang::SourceLocation place) const {
  const clang::SourceManager& sources = context_.getSourceManager();
  return place.isValid() && !sources.isInSystemHeader(sources.getExpansionLoc(place));
}

std::optional<Span> SourceText::span(clang::SourceRange tokens) const {
  if (tokens.isInvalid() || tokens.getBegin().isMacroID() || tokens.getEnd().isMacroID()) return {};
  const clang::SourceManager& sources = context_.getSourceManager();
  const clang::SourceLocation behind =
      clang::Lexer::getLocForEndOfToken(tokens.getEnd(), 0, sources, context_.getLangOpts());
  if (behind.isInvalid()) return {};
  const auto [file, begin] = sources.getDecomposedLoc(tokens.getBegin());
  const auto [last_file, end] = sources.getDecomposedLoc(behind);
  if (file != last_file || end < begin) return {};
  return Span{file, begin, end};
}

std::optional<Span> SourceText::whole(const clang::Stmt& statement) const {
  std::optional<Span> all = span(statement.getSourceRange());
  if (!all) return {};
  const auto next = clang::Lexer::findNextToken(statement.getEndLoc(), context_.getSourceManager(),
                                                context_.getLangOpts());
  if (next && next->is(clang::tok::semi))
    all->end = context_.getSourceManager().getFileOffset(next->getEndLoc());
  return all;
}

std::string SourceText::text(const Span& span) const {
  return context_.getSourceManager()
      .getBufferData(span.file)
      .substr(span.begin, span.end - span.begin)
      .str();
}

std::string SourceText::text(clang::SourceRange tokens) const {
  const auto all = span(tokens);
  return all ? text(*all) : "";
}

void SourceText::replace(const char* kind, const std::optional<Span>& span, const std::string& by) {
  if (!span || text(*span) == by) return;
  const clang::SourceManager& sources = context_.getSourceManager();
  const auto file = sources.getFileEntryRefForID(span->file);
  if (!file) return;
  mutation::Mutant mutant{kind,
                          file->getName().str(),
                          static_cast<int>(sources.getLineNumber(span->file, span->begin)),
                          span->begin,
                          span->end - span->begin,
                          by};
  if (std::ranges::find(found_, mutant) == found_.end()) found_.push_back(std::move(mutant));
}

}  // namespace ccgrade::frontend
