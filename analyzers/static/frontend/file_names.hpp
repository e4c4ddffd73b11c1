#pragma once
// Files as the program names them.
#include "analyzers/static/frontend/fact_finder.hpp"

namespace ccgrade::frontend {

/// The file that an expression names: `key` tells it from others, and is empty where what the
/// expression says may change between two uses.
struct FileName {
  std::string key;
  std::string text;
};

/// The names of files in one function: constants, and variables that nothing in it changes.
class FileNames {
 public:
  explicit FileNames(const FunctionView& view);

  FileName name_of(const clang::Expr* expression) const;

 private:
  bool keeps(const clang::Expr& expression) const;

  const FunctionView& view_;
  std::set<const clang::ValueDecl*> changed_;
};

}  // namespace ccgrade::frontend
