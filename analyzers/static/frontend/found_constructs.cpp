#include "analyzers/static/frontend/found_constructs.hpp"

#include <algorithm>

namespace ccgrade::frontend {

using audit::Construct;

std::string real_path(clang::FileEntryRef file) {
  return file.getFileEntry().tryGetRealPathName().str();
}

bool FoundConstructs::is_users(clang::SourceLocation place) const {
  const auto file = sources_->getFileID(sources_->getExpansionLoc(place));
  const auto entry = sources_->getFileEntryRefForID(file);
  return entry && !real_path(*entry).starts_with("/usr/");
}

std::string FoundConstructs::file_of(clang::SourceLocation place) const {
  const auto entry =
      sources_->getFileEntryRefForID(sources_->getFileID(sources_->getExpansionLoc(place)));
  return entry ? real_path(*entry) : "";
}

void FoundConstructs::add(Construct::Kind kind, const std::string& name,
                          clang::SourceLocation place, const std::string& target) {
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

}  // namespace ccgrade::frontend
