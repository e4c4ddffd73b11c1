#include "plan_run.hpp"

#include <sys/syscall.h>
#include <time.h>

#include <new>

#include "analyzers/explore/strategies/strategies.hpp"
#include "raw_syscall.hpp"
#include "shared_code.hpp"

namespace ccgrade::explore {
namespace {

/// Each may have taken seconds: a program that is out of reach is not asked a thousand times.
constexpr std::uint32_t kMostInconclusive = 20;
constexpr std::uint32_t kMostOutOfReach = 5;  ///< not for its length alone
constexpr std::uint32_t kMostAtFirst = 3;     ///< when there was nothing else
/// More than a story tells; each may cost half a millisecond where traps are dear.
constexpr std::uint32_t kStepsWithValues = 2'000;

double now() {
  timespec time{};
  raw_syscall(SYS_clock_gettime, CLOCK_MONOTONIC, reinterpret_cast<long>(&time));
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

bool failed(const Outcome& outcome) {
  return outcome.verdict != Verdict::passed && outcome.verdict != Verdict::inconclusive &&
         outcome.verdict != Verdict::covered;
}

}  // namespace

bool PlanRun::prepare() {
  began_ = now();
  remember_shared_code(lasting_);
  for (const std::uintptr_t pc : plan_.shared) mark_shared(pc);
  const bool made = pool_.make(plan_.threads);
  if (!made) report_.refused("the system does not give enough threads");
  return made;
}

void PlanRun::begin() {
  if (stage_ == plan_.stages.size()) {
    over_ = true;
    return;
  }
  const Stage& stage = plan_.stages[stage_];
  if (!strategy_) begin_stage(stage);
  if (!strategy_) return;
  per_run_.reset();
  current_ = new (allocate<char>(per_run_, sizeof(Execution)))
      Execution(per_run_, pool_, races_, coverage_, plan_.settings);
  if (stage.record) current_->record(values_from());
  strategy_->begin(stage.first_seed + result_.executions, profile_);
}

/// A rehearsal has shown how long it is; without one nobody asks for values.
std::uint32_t PlanRun::values_from() const {
  if (profile_.steps == 0) return ~std::uint32_t{0};
  return profile_.steps > kStepsWithValues ? profile_.steps - kStepsWithValues : 0;
}

void PlanRun::begin_stage(const Stage& stage) {
  result_ = {};
  stage_began_ = now();
  missed_ = 0;
  tried_again_ = false;
  strategy_ = strategy_of(stage);
  if (strategy_) return;
  report_.refused("the plan names a strategy that does not exist");
  over_ = true;
}

Strategy* PlanRun::strategy_of(const Stage& stage) {
  for (const PlacedDeparture& each : stage.places) mark_shared(each.pc);
  if (stage.strategy[0]) return make_strategy(stage.strategy, plan_.aims, lasting_);
  return stage.places.empty() ? make_replay(stage.schedule, missed_, lasting_)
                              : make_replay(stage.places, missed_, lasting_);
}

void PlanRun::conclude() {
  const Outcome& outcome = current_->outcome();
  const Stage& stage = plan_.stages[stage_];
  if (is_worth_another(outcome)) {
    tried_again_ = true;
    current_ = nullptr;
    return;
  }
  ++result_.executions;
  result_.take(outcome);
  if (outcome.steps > profile_.steps && outcome.verdict != Verdict::inconclusive)
    profile_.steps = outcome.steps;
  if (outcome.threads > profile_.threads) profile_.threads = outcome.threads;
  const Progress progress = strategy_->progress();
  result_.exhausted = progress == Progress::complete && result_.inconclusive == 0;
  if (failed(outcome) || result_.executions == stage.count || is_out_of_reach() ||
      progress != Progress::under_way || is_late())
    end_stage(stage);
  current_ = nullptr;
}

void PlanRun::finish() const {
  if (plan_.settings.coverage) report_.coverage(coverage_);
}

std::uint64_t PlanRun::progress() const {
  const std::uint32_t steps = current_ ? current_->outcome().steps : 0;
  return (std::uint64_t{stage_} << 56) ^ (std::uint64_t{result_.executions} << 28) ^ steps;
}

bool PlanRun::is_late() const {
  return plan_.seconds > 0 && now() - began_ > plan_.seconds;
}

/// Others have come to their end: the machine may have had no time for this one, or no memory. A
/// strategy that goes by the seed begins it anew.
bool PlanRun::is_worth_another(const Outcome& outcome) const {
  const bool by_seed = plan_.stages[stage_].strategy[0] && !strategy_->explores_all();
  return outcome.by_time && by_seed && !tried_again_ && result_.executions > result_.inconclusive;
}

bool PlanRun::is_out_of_reach() const {
  const bool always = result_.inconclusive == result_.executions;
  return result_.inconclusive == (always ? kMostAtFirst : kMostInconclusive) ||
         result_.inconclusive - result_.too_long == kMostOutOfReach;
}

void PlanRun::end_stage(const Stage& stage) {
  result_.last_seed = stage.first_seed + result_.executions - 1;
  result_.seconds = now() - stage_began_;
  result_.missed_departures = missed_;
  result_.late = is_late();
  result_.most_steps = profile_.steps;
  result_.failed = failed(current_->outcome());
  report_.stage(stage, result_, *current_);
  if (stage.record) report_.trace(*current_);
  const bool replay = stage.strategy[0] == 0;
  over_ = (!replay && failed(current_->outcome())) || is_late();
  strategy_ = nullptr;
  ++stage_;
}

}  // namespace ccgrade::explore
