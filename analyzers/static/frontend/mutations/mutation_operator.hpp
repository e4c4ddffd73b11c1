#pragma once
// Ways to plant one kind of bug, or several that look alike. Each is a file here, <name>.cpp, with
// `std::unique_ptr<frontend::MutationOperator> make_<name>_mutation();`; the build finds and lists
// it.
#include <memory>

#include "analyzers/static/frontend/mutations/source_text.hpp"

namespace ccgrade::frontend {

class MutationOperator {
 public:
  /// Adds what it makes of a statement or an expression itself, not of what is in it.
  using OfStatement = void (*)(const clang::Stmt&, SourceText&);
  /// The same of a variable or member.
  using OfVariable = void (*)(const clang::DeclaratorDecl&, SourceText&);

  explicit MutationOperator(OfStatement of_statement, OfVariable of_variable = nullptr)
      : of_statement_(of_statement), of_variable_(of_variable) {}

  void look_at(const clang::Stmt& statement, SourceText& source) const {
    if (of_statement_) of_statement_(statement, source);
  }
  void look_at(const clang::DeclaratorDecl& variable, SourceText& source) const {
    if (of_variable_) of_variable_(variable, source);
  }

 private:
  OfStatement of_statement_;
  OfVariable of_variable_;
};

using MutationOperators = std::vector<std::unique_ptr<MutationOperator>>;

}  // namespace ccgrade::frontend

namespace ccgrade {

/// All that there are. Generated.
frontend::MutationOperators make_mutation_operators();

}  // namespace ccgrade
