#pragma once
// Syntactic facts that one check alone needs. The check's folder has a facts.cpp with a class like
// the one below and `std::unique_ptr<FactFinder> make_<rule>_facts();`; the build finds and lists
// it. What it notes goes into the summary under the rule's name, and check.cpp reads it there.
#include <memory>

#include "analyzers/static/engine/summary.hpp"
#include "analyzers/static/frontend/naming.hpp"
#include "analyzers/static/frontend/paths.hpp"
#include "analyzers/static/frontend/statement_visitor.hpp"

namespace ccgrade::frontend {

/// A function with a body, and what is known of it. Refers to all that it is made of.
class FunctionView {
 public:
  FunctionView(const Vocabulary& words, const clang::FunctionDecl& function, const clang::CFG& cfg)
      : words(words), function(function), cfg(cfg), paths(words, function) {}

  const Vocabulary& words;
  const clang::FunctionDecl& function;
  const clang::CFG& cfg;
  const Paths paths;

  const clang::Stmt& body() const { return *function.getBody(); }
  Location location(clang::SourceLocation where) const;
  /// What a statement stands in, casts and clean-ups of temporaries left out; null for the body.
  const clang::Stmt* around(const clang::Stmt& statement) const;
  /// The innermost loop around a statement; null when there is none in this function.
  const clang::Stmt* loop_around(const clang::Stmt& statement) const;
  /// Nobody looks at the value of an expression.
  bool is_discarded(const clang::Expr& expression) const;

 private:
  const clang::Stmt* parent(const clang::Stmt& statement) const;
  mutable std::unique_ptr<clang::ParentMap> parents_;
};

class FactFinder {
 public:
  virtual ~FactFinder() = default;
  /// Adds to `summary.notes`. Called once for each function of the program's own.
  virtual void look_at(const FunctionView& view, FunctionSummary& summary) const = 0;
};

/// A finder that is one visitor: made with the view and the summary, it visits the body, and then
/// has `finish()` called, if it has one.
template <class Visitor>
class VisitingFinder : public FactFinder {
 public:
  void look_at(const FunctionView& view, FunctionSummary& summary) const override {
    Visitor visitor(view, summary);
    visitor.TraverseStmt(const_cast<clang::Stmt*>(&view.body()));
    if constexpr (requires { visitor.finish(); }) visitor.finish();
  }
};

using FactFinders = std::vector<std::unique_ptr<FactFinder>>;

}  // namespace ccgrade::frontend

namespace ccgrade {

/// Of every check that has one. Generated.
frontend::FactFinders make_fact_finders();

}  // namespace ccgrade
