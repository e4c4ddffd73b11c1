#pragma once
// Reading a callee's summary in its caller's terms: the receiver and the actual arguments take the
// place of the callee's own roots.
#include "analyzers/static/engine/summary.hpp"

namespace ccgrade {

/// What stands for the roots of `callee` at one call. Refers to the call; do not outlive it.
class Binding {
 public:
  Binding(const FunctionSummary& callee, const Call& call);

  AccessPath operator()(const AccessPath& path) const;
  Index operator()(const Index& index) const;

  /// The actual argument that `root` ("F#0.from") begins with; null when it is not the callee's.
  const Argument* argument_of(const std::string& root) const;

 private:
  void replace_root(const std::string& root, Index& result) const;

  const FunctionSummary& callee_;
  const Call& call_;
};

/// Key of a path as an index root: "F#0.from".
std::string root_key(const AccessPath& path);

}  // namespace ccgrade
