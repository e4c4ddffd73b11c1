#pragma once
#include <string>
#include <vector>

#include "grader/catalog/catalog.hpp"

namespace ccgrade {

/// What must hold of a challenge's texts, and what is wrong with it; empty when it holds.
struct TextFact {
  std::string fact;  ///< "has a statement"
  std::string wrong;
};

/// All that can be said of a challenge without grading anything: its pages are there, what it
/// builds on comes before it, its hints give no solution away, every scenario of its harness is
/// graded.
std::vector<TextFact> facts_of_texts(Host& host, const Catalog& catalog,
                                     const Challenge& challenge);

}  // namespace ccgrade
