#pragma once
#include "plan.hpp"
#include "report.hpp"

namespace ccgrade::explore {

/// Goes through the stages of a plan: which execution is next, and what became of it. Lies in
/// shared memory, so that another process goes on where one ended.
class PlanRun {
 public:
  /// All of them outlive it; `per_run` is emptied before each execution.
  PlanRun(Arena& lasting, Arena& per_run, const Plan& plan, const Report& report)
      : lasting_(lasting),
        per_run_(per_run),
        plan_(plan),
        report_(report),
        pool_(lasting),
        races_(lasting, per_run),
        coverage_(lasting) {}

  /// False when the system does not give what every execution needs: that is reported.
  bool prepare();

  /// Is nothing left to be done?
  bool is_over() const { return over_; }
  /// Prepares the next execution, or finds that the plan is over.
  void begin();
  /// The one that was prepared; null when none is under way.
  Execution* current() { return current_; }
  /// Runs it, in this process.
  void execute(void (*body)(void*), void* argument) { current_->run(*strategy_, body, argument); }
  /// An execution changed what the kernel keeps, or nobody looked.
  void note_lasting() { result_.lasting = true; }
  /// The current execution has ended.
  void conclude();
  /// What only the whole of it shows.
  void finish() const;

  /// Another number whenever an execution has gone on.
  std::uint64_t progress() const;

 private:
  void begin_stage(const Stage& stage);
  Strategy* strategy_of(const Stage& stage);
  void end_stage(const Stage& stage);
  bool is_late() const;
  bool is_worth_another(const Outcome& outcome) const;
  bool is_out_of_reach() const;
  std::uint32_t values_from() const;

  Arena& lasting_;
  Arena& per_run_;
  const Plan& plan_;
  const Report& report_;
  Pool pool_;
  Races races_;
  Coverage coverage_;
  Profile profile_;

  std::size_t stage_ = 0;
  Strategy* strategy_ = nullptr;  ///< of the current stage, once it has begun
  StageResult result_;
  std::uint32_t missed_ = 0;
  bool tried_again_ = false;
  double began_ = 0;
  double stage_began_ = 0;
  Execution* current_ = nullptr;
  bool over_ = false;
};

}  // namespace ccgrade::explore
