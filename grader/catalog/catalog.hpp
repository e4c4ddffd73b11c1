#pragma once
#include <string>
#include <vector>

#include "grader/host/host.hpp"
#include "grader/host/installation.hpp"
#include "grader/model/challenge.hpp"
#include "grader/model/rules.hpp"

namespace ccgrade {

/// What a wrong fix must lose, as its expected.toml says.
struct ExpectedLoss {
  std::string idea;
  std::vector<std::string> unmet;       ///< criteria, exactly
  std::vector<std::string> not_judged;  ///< criteria, exactly
  std::vector<std::string> findings;    ///< rules that must be reported
};

/// Mutants of a solution that a grading need not notice, since they are no bugs. A challenge's
/// mutants.toml names them by what stands in the line that they change.
struct EquivalentMutant {
  std::string solution;
  std::string file;
  std::string kind;
  std::string line;     ///< its text, without the space around it
  std::string because;  ///< why it is no bug
};

/// The content that comes with ccgrade: challenges with their solutions and wrong fixes, rules.
/// Read from disk at each call, so that new content needs no rebuild.
class Catalog {
 public:
  Catalog(Host& host, const Installation& installation)
      : host_(host), installation_(installation) {}

  Result<RuleTable> rules() const;
  std::vector<std::string> challenge_ids() const;
  /// An Error for an unknown id suggests the nearest one; for an invalid manifest it names the file
  /// and the field.
  Result<Challenge> challenge(const std::string& id) const;
  std::vector<std::string> solutions(const Challenge& challenge) const;
  std::vector<std::string> wrong_fixes(const Challenge& challenge) const;
  /// Right ones, of a different shape from the solutions, that nobody is shown.
  std::vector<std::string> repairs(const Challenge& challenge) const;
  Result<ExpectedLoss> expected_loss(const Challenge& challenge,
                                     const std::string& wrong_fix) const;
  /// Empty where the challenge has no such file; an Error where an entry lacks a field.
  Result<std::vector<EquivalentMutant>> equivalent_mutants(const Challenge& challenge) const;

 private:
  Host& host_;
  const Installation& installation_;
};

}  // namespace ccgrade
