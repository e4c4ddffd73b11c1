#pragma once
#include <string>
#include <vector>

#include "grader/host/host.hpp"
#include "grader/ledger/database.hpp"
#include "grader/model/record.hpp"

namespace ccgrade {

/// What happened before: grade records, and experience as a list of events whose sum is the total.
/// Nothing is ever overwritten. Not thread-safe.
class Ledger {
 public:
  /// Opens FOLDER/ledger.db, made and brought up to date when needed. A file that is corrupt is
  /// moved aside, never overwritten, and `note` says where to; an Error when the folder cannot be
  /// written or the file comes from a newer ccgrade.
  static Result<Ledger> open(Host& host, const std::string& folder, std::string* note);

  /// Appends the record and the experience it earned, in one transaction, and puts the learner's
  /// experience into the record. An improvement is paid once: its event's guard is unique.
  Status append(GradeRecord& record, long challenge_worth);

  /// A stored record: by id, by a unique beginning of one, or "last".
  Result<GradeRecord> find(const std::string& id);

  /// Best score so far, as a share of the maximum; negative when never graded.
  Result<double> best_share(const std::string& learner, const std::string& challenge);

  Result<Experience> experience(const std::string& learner);

 private:
  explicit Ledger(Database database) : database_(std::move(database)) {}
  Result<long> improvement(const GradeRecord& record, long worth);
  Status write(GradeRecord& record, long challenge_worth);
  Status pay(const GradeRecord& record);
  Status insert(const GradeRecord& record);

  Database database_;
};

/// Experience needed for a level: 50·L·(L−1). Level 1 starts at 0, 2 at 100, 3 at 300.
long level_for(long experience);

/// What full marks in a challenge are worth: by difficulty intro · core · hard · expert.
long worth_of(const std::string& difficulty);

}  // namespace ccgrade
