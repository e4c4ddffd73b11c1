#pragma once
#include <string>
#include <vector>

#include "grader/model/result.hpp"

namespace ccgrade::mutation {

/// One edit that plants a well-known concurrency bug in a program. Whether a grading notices says
/// how much a pass is worth (DeMillo, Lipton and Sayward 1978; operators for concurrency after
/// Bradbury, Cordy and Dingel 2006).
struct Mutant {
  std::string kind;  ///< which bug: "drop-lock"
  std::string file;  ///< as the compiler was given it
  int line = 0;      ///< where the edit begins, from 1
  std::size_t offset = 0;
  std::size_t length = 0;  ///< of what is replaced, in bytes
  std::string replacement;
  bool operator==(const Mutant&) const = default;
};

/// The file's text with the edit made. An Error when it lies outside of the text.
Result<std::string> apply(const Mutant& mutant, const std::string& text);

std::string to_text(const std::vector<Mutant>& mutants);
/// An Error says that the text is no such list.
Result<std::vector<Mutant>> mutants_from(const std::string& text);

}  // namespace ccgrade::mutation
