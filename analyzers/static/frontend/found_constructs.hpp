#pragma once
#include <clang/Basic/SourceManager.h>

#include <string>
#include <vector>

#include "analyzers/audit/construct.hpp"

namespace ccgrade::frontend {

/// Where the constructs of one translation unit go, each once. `found` and the sources that it
/// watches outlive it.
class FoundConstructs {
 public:
  explicit FoundConstructs(std::vector<audit::Construct>& found) : found_(found) {}
  void watch(const clang::SourceManager& sources) { sources_ = &sources; }

  /// Does a user's file say this, be it through a macro of the system's? A file is the system's by
  /// where it lies, not by what it says of itself: a pragma or a line marker may call anything a
  /// system header, and the compiler's own test believes them.
  bool is_users(clang::SourceLocation place) const;
  /// Empty: of no file, as what the compiler declares by itself.
  std::string file_of(clang::SourceLocation place) const;

  /// Takes note of what a user's file says; of others, nothing.
  void add(audit::Construct::Kind kind, const std::string& name, clang::SourceLocation place,
           const std::string& target = {});

 private:
  const clang::SourceManager* sources_ = nullptr;
  std::vector<audit::Construct>& found_;
};

/// Links followed; empty where there is none.
std::string real_path(clang::FileEntryRef file);

}  // namespace ccgrade::frontend
