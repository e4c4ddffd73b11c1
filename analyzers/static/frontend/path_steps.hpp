#pragma once
// Steps of access paths, as expressions take them.
#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/frontend/vocabulary.hpp"

namespace ccgrade::frontend {

inline const Step kAddress{StepKind::address, "", "", {}};
inline const Step kDeref{StepKind::deref, "", "", {}};
inline const Step kOwner{StepKind::owner, "", "", {}};

inline Step step_to(const clang::FieldDecl& field) {
  return {
      StepKind::field, field.getNameAsString(), field.getParent()->getQualifiedNameAsString(), {}};
}

inline AccessPath with(AccessPath path, const Step& step) {
  append(path, step);
  return path;
}

/// The implicit iterator of a range-based for: what it walks over, or null.
const clang::VarDecl* range_iterator(const clang::Expr* expression);

/// A copy or move of a pointer means the same object; so does a reference_wrapper made of it.
bool is_transparent_copy(const Vocabulary& words, const clang::CXXConstructExpr& construct);

}  // namespace ccgrade::frontend
