#pragma once
#include <set>
#include <string>
#include <vector>

#include "analyzers/explore/driver/switches.hpp"
#include "grader/host/host.hpp"
#include "grader/model/result.hpp"

namespace ccgrade::explore {

/// A thread's part in how an execution ended; thread -1: nobody's.
struct PartyAt {
  int thread = -1;
  unsigned long pc = 0;
};

/// Where a departure of a schedule is.
struct DepartureAt {
  std::string op;  ///< the kind of operation
  unsigned long pc = 0;
  bool whom_to_wake = false;
};

/// What the runtime reports of one stage of a plan.
struct StageReport {
  std::string strategy;  ///< "replay" for the replay of a schedule
  long executions = 0;
  unsigned long last_seed = 0;
  double seconds = 0;
  long inconclusive = 0;
  long too_long = 0;       ///< of them, for their length
  long led_away = 0;       ///< where more than priorities decided: one let others go first
  int most_steps = 0;      ///< of one execution, of this stage or one before it
  long covered = 0;        ///< cut off, because all that could follow was tried before
  bool exhausted = false;  ///< every interleaving was tried …
  bool late = false;       ///< cut off, because the session's time was over
  bool lasting = false;    ///< an execution changed what the kernel keeps, such as files
  bool limited = false;    ///< … but for those with more surprises than the program's allowance
  std::string reason;      ///< of the first inconclusive execution
  /// Of the last execution, which is the failing one where one failed.
  std::string verdict;
  std::string message;
  std::vector<PartyAt> parties;
  unsigned long hash = 0;
  int steps = 0;
  int threads = 0;
  long work = 0;  ///< hooks that all threads passed …
  long span = 0;  ///< … and the longest chain of them
  Switches schedule;
  std::vector<unsigned> marks;      ///< a hash at each synchronising step, of a failure or a record
  std::vector<DepartureAt> places;  ///< of the schedule, of a failure or a record
  int missed = 0;                   ///< departures that a replay asked for in vain

  bool failed() const {
    return verdict != "passed" && verdict != "inconclusive" && verdict != "covered";
  }
};

/// One step of an execution that was recorded.
struct TraceStep {
  std::string kind;
  int thread = 0;
  unsigned event = 0;  ///< hooks that the thread had passed
  int wake = 0;        ///< 0 ready, 1 timed out, 2 spurious
  unsigned long object = 0;
  unsigned long pc = 0;  ///< of the call in the program
  unsigned long value = 0;
  int value_size = 0;                 ///< bytes; 0: no value is known
  bool pointer = false;               ///< the value is an address in the heap
  bool unchanged = false;             ///< an exchange that found another value than expected
  std::vector<unsigned long> frames;  ///< innermost first
  std::vector<unsigned long> held;    ///< locks that the thread held before, the last ones taken
  int held_besides = 0;               ///< how many more
};

/// Two conflicting steps of different threads that came in this order, by the places of the calls.
using OrderedPair = std::pair<unsigned long, unsigned long>;

struct SessionReport {
  std::vector<StageReport> stages;
  std::vector<TraceStep> trace;
  std::set<OrderedPair> pairs;  ///< that any of its executions showed
  std::string cut_off;          ///< why it did not come to the plan's end; empty: it did
};

/// Seconds. What is left then is another session's: one that hangs is noticed soon after.
constexpr double kLongestSession = 60;

/// What every session of a program has in common.
struct Program {
  std::string path;
  std::vector<std::string> env = {};         ///< "NAME=value"
  std::vector<unsigned long> unjudged = {};  ///< accesses that may race with each other
  std::vector<unsigned long> aims = {};      ///< calls at which threads are to meet
  std::vector<unsigned long> shared = {};    ///< accesses that are points from the beginning
  int threads = 32;                          ///< that one execution may create
  int max_steps = 20'000;
  double seconds = kLongestSession;  ///< nothing more is begun in a session after them
  int surprises = 4;                 ///< early timeouts and spurious wakeups in one execution
  bool races = true;
  bool leaks = true;
  bool late_writes = false;  ///< g++ may call something between the hook of a write and the write
  bool by_source = false;    ///< are a failure's switches to be named by places in the source?
  bool coverage = false;     ///< are the orders of conflicting steps to be counted?
  bool confined = false;     ///< a stranger's: to be kept from this machine
};

/// More surprises than any schedule has: a replay has those that were found, whatever the search
/// that found them allowed itself.
constexpr int kAnySurprises = 1'000'000;

/// Prepares more threads for the next session, where the last one had too few by this reason of an
/// inconclusive stage. False where that was not it, or there are as many as can be.
bool prepare_more_threads(Program& program, const std::string& reason);

/// Runs a program that was linked with the explorer's runtime through the stages of a plan
/// (runtime/plan.hpp spells them). An Error when the program or the runtime could not.
Result<SessionReport> run_session(Host& host, const Program& program,
                                  const std::vector<std::string>& stages);

}  // namespace ccgrade::explore
