#pragma once
#include "analyzers/static/engine/check.hpp"

namespace ccgrade {

/// A check of what its own facts.cpp has noted: each note under the rule's name is a finding.
class NoteCheck : public Check {
 public:
  void run(const Program& program, Sink& sink) const override;

 protected:
  virtual Finding describe(const FunctionSummary& function, const Note& note) const = 0;

  /// A finding at the note's site, by who does `role` there to what the note names. An error is
  /// likely; what is less rests on a heuristic, and is suspected.
  static Finding at(const FunctionSummary& function, const Note& note, Severity severity,
                    Role role);
};

}  // namespace ccgrade
