#pragma once

/// Faults that the harness commits itself at the end of a run, for a detector to prove that it is
/// still awake. They are compiled like the submission.
namespace ccgrade::canary {

/// Two threads write the same places.
void race();
/// Memory is read after it was freed; only where the detector lets the program go on.
void bad_read();
/// Memory is lost.
void leak();

}  // namespace ccgrade::canary
