#pragma once
// The words that every rendering uses for the model's enums, and what to do next.
#include <string>
#include <string_view>
#include <vector>

#include "grader/model/record.hpp"

namespace ccgrade {

std::string_view verdict_words(Verdict verdict);    ///< "Pass", "Could not judge"
std::string_view verdict_meaning(Verdict verdict);  ///< one sentence on what it means
std::string_view status_words(CriterionStatus status);
std::string_view status_glyph(CriterionStatus status);  ///< ✓ ✗ –
std::string_view role_words(Role role);
std::string_view ending_words(Ending ending);

/// "T1 holds", or "holds" where no thread is known.
std::string who_does(const std::string& thread, Role role);

/// Who saw the bug and how, a tool once: "watch (proven: run watch/eats/1 and 3 more), static (…)".
std::string evidence_text(const std::vector<Evidence>& evidence);

/// "4 of 5 passed", what became of the rest, and the threads that were started, per tool, in the
/// order of the runs.
struct RunsOfTool {
  std::string tool;
  std::vector<const Run*> runs;
};
std::vector<RunsOfTool> runs_by_tool(const std::vector<Run>& runs);
std::string runs_summary(const RunsOfTool& group);

/// "5 threads started, all joined", "3 threads started, 2 joined, 1 detached, 1 still alive at the
/// end".
std::string threads_text(const ThreadCount& threads);

/// Is the run something that a submission did wrong? Not what ccgrade or its user stopped.
bool counts_against(const Run& run);

/// A command, and what it is for.
struct NextStep {
  std::string command;
  std::string purpose;
};
std::vector<NextStep> next_steps(const GradeRecord& record);

}  // namespace ccgrade
