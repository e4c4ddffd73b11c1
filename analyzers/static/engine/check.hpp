#pragma once
// To add a check: a folder analyzers/static/checks/<rule>/ with
//   check.cpp   a class like the one below, and `std::unique_ptr<Check> make_<rule>_check();`
//               (the folder's name with `_` for `-`); the build finds and lists it
//   README.md   why it matters, the smallest failing program, the fix, references, known limits
//   cases/      bad_*.cpp with `// FINDING <rule>` on the line of each finding, good_*.cpp with
//   none,
//               missed_*.cpp with `// MISSED <rule>` for what it is known not to see
// A check reads the Program and hands findings to the sink. It says nothing when in doubt: a false
// accusation is worse than a miss.
#include <memory>
#include <string>
#include <vector>

#include "analyzers/static/engine/program.hpp"
#include "grader/model/finding.hpp"

namespace ccgrade {

/// Takes findings; fills in what all static findings share.
class Sink {
 public:
  void report(Finding finding) {
    finding.tool = "static";
    findings_.push_back(std::move(finding));
  }
  std::vector<Finding> take() { return std::move(findings_); }

 private:
  std::vector<Finding> findings_;
};

class Check {
 public:
  virtual ~Check() = default;
  /// The rule's id, kebab-case and stable.
  virtual std::string rule() const = 0;
  virtual void run(const Program& program, Sink& sink) const = 0;
};

using Checks = std::vector<std::unique_ptr<Check>>;

/// Every check in checks/, sorted by rule. Generated.
Checks make_checks();

}  // namespace ccgrade
