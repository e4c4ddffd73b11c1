#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "grader/build/cache.hpp"
#include "grader/build/variants.hpp"
#include "grader/host/installation.hpp"
#include "grader/model/challenge.hpp"
#include "grader/model/record.hpp"

namespace ccgrade {

/// A program that was built, or why not: `submission_errors` is the compiler's word on the
/// learner's files, `our_fault` everything else (no compiler, a harness that does not compile).
struct Product {
  std::string path;
  std::string submission_errors;
  std::string our_fault;
  bool ok() const { return submission_errors.empty() && our_fault.empty(); }
};

/// What ccgrade-static needs to read one source file as the compiler does.
struct TranslationUnit {
  std::string source;  ///< relative to `cwd`
  std::string cwd;
  std::vector<std::string> flags;  ///< precompiled header included
  /// The files and folders that its compilation needs, if it is a stranger's and may see no others.
  std::optional<std::vector<std::string>> may_see = {};
};

/// Builds a submission in the variants that its observers ask for, each thing once, however many
/// ask at the same time. Safe to call from several threads.
class Builds {
 public:
  /// `scratch` is a folder of this grading's own, where the submission's files are laid out. All
  /// references outlive the Builds.
  Builds(Host& host, const Installation& installation, BuildCache& cache,
         const Challenge& challenge, const Submission& submission, std::string scratch);
  ~Builds();
  Builds(const Builds&) = delete;
  Builds& operator=(const Builds&) = delete;

  /// Lays out the submission; to be called once, first.
  Status lay_out();

  /// The program in this variant. Blocks until it is built.
  Product get(const std::string& variant);

  /// The submission's and the harness's source files as `variant` compiles them; an Error when the
  /// precompiled header cannot be made.
  Result<std::vector<TranslationUnit>> units(const std::string& variant);

  /// Does an object of the submission in this variant refer to this symbol?
  bool refers_to(const std::string& variant, const std::string& symbol);

  /// The submission's objects in this variant; empty when one does not compile.
  std::vector<std::string> objects(const std::string& variant);

  /// The compiler command of a variant, for the record.
  std::string flags_of(const std::string& variant) const;

  /// The first line of the compiler's --version.
  const std::string& compiler_version() const;

  const Installation& installation() const;
  /// Where the submission's files were laid out.
  const std::string& stage() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ccgrade
