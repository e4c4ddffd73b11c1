#pragma once
#include <map>
#include <string>
#include <vector>

#include "grader/model/finding.hpp"
#include "grader/model/result.hpp"
#include "grader/model/run.hpp"
#include "grader/model/scorecard.hpp"

namespace ccgrade {

inline constexpr const char* kRecordSchema = "ccgrade/record/v1";

struct SourceFile {
  std::string path;  ///< relative to the submission
  std::string text;
  bool operator==(const SourceFile&) const = default;
};

/// What was graded. The record embeds the files, so that it can be read and replayed alone.
struct Submission {
  std::vector<SourceFile> files;  ///< sorted by path
  std::string digest;             ///< of paths and texts, hex
  bool operator==(const Submission&) const = default;
};

/// The compiler's word on a submission that it does not accept.
struct BuildResult {
  bool built = false;
  std::string variant;
  std::string errors;  ///< the compiler's first errors, cleaned; empty when built
  bool operator==(const BuildResult&) const = default;
};

/// The submission's speed as a share of the reference's, from interleaved pairs.
struct Speed {
  std::string benchmark;
  double ratio = 0;  ///< median of reference time / submission time
  double low = 0;    ///< 99.9 % confidence interval of that median, or all pairs where they are few
  double high = 0;
  int pairs = 0;
  bool operator==(const Speed&) const = default;
};

/// From so many pairs on, the interval of a Speed leaves out the true median once in a thousand.
constexpr int kPairsForCertainty = 11;

inline bool is_certainly_below(const Speed& speed, double share) {
  return speed.pairs >= kPairsForCertainty && speed.high < share;
}

/// What an observer that could not judge was stopped by.
struct NotJudged {
  std::string observer;
  std::string reason;
  bool operator==(const NotJudged&) const = default;
};

/// Everything that the observers saw. Scoring is a pure function of this and the rubric.
struct Facts {
  BuildResult build;
  std::string refused;            ///< why admission refused the submission; empty when admitted
  std::vector<Finding> findings;  ///< merged
  std::vector<Run> runs;
  std::vector<Speed> speeds;
  std::vector<std::string> judged;  ///< observers that did their work
  std::vector<NotJudged> not_judged;
  bool interrupted = false;
  bool operator==(const Facts&) const = default;
};

struct StepTime {
  std::string step;
  double wall_seconds = 0;
  double cpu_seconds = 0;
  bool operator==(const StepTime&) const = default;
};

struct Experience {
  long earned = 0;
  long total = 0;
  long level = 1;
  bool operator==(const Experience&) const = default;
};

/// One grading, whole: enough to render any report in a year without running anything.
struct GradeRecord {
  std::string id;         ///< sortable by time, unique; empty when no ledger has the record
  std::string graded_at;  ///< UTC, ISO 8601
  std::string challenge;
  std::string challenge_title;
  std::string learner;
  Submission submission;
  std::map<std::string, std::string> build_flags;  ///< per variant
  std::map<std::string, std::string> tools;        ///< tool → version
  std::string isolation;                           ///< level reached
  Facts facts;
  Scorecard scorecard;
  std::vector<StepTime> timing;
  Experience xp;
  std::vector<std::string> notes;  ///< what a person should know: ignored files, a read-only cache
  bool operator==(const GradeRecord&) const = default;
};

/// The record as JSON text (reports/schema/record.schema.json). Invalid UTF-8 is replaced.
std::string record_to_json(const GradeRecord& record);

/// Reads what record_to_json wrote; the error names the first field that does not fit.
Result<GradeRecord> record_from_json(const std::string& text);

}  // namespace ccgrade
