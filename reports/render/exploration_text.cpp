#include "reports/render/exploration_text.hpp"

#include <algorithm>
#include <iomanip>
#include <sstream>

#include "reports/render/clean.hpp"
#include "reports/render/numbers.hpp"

namespace ccgrade {
namespace {

constexpr std::size_t kShownSteps = 60;
constexpr double kSaysNothing = 0.99;  ///< of the bound on what was missed

std::string place(const TrailStep& step) {
  return step.file.empty() ? "" : step.file + ":" + std::to_string(step.line);
}

std::string counted(long count, const std::string& noun) {
  return count_text(static_cast<std::size_t>(count), noun, noun + "s");
}

/// A column wide enough for the text of every step.
int width_of(const std::vector<TrailStep>& steps, const auto& text) {
  std::size_t width = 0;
  for (const TrailStep& step : steps) width = std::max(width, one_line(text(step)).size());
  return static_cast<int>(width);
}

void tell_steps(const std::vector<TrailStep>& steps, std::ostream& out) {
  const int threads = width_of(steps, [](const TrailStep& step) { return step.thread; });
  const int places = width_of(steps, &place);
  const std::size_t first = steps.size() > kShownSteps ? steps.size() - kShownSteps : 0;
  if (first > 0) out << "  … " << counted(static_cast<long>(first), "step") << " before that\n";
  for (std::size_t i = first; i < steps.size(); ++i) {
    const bool switched = i > first && steps[i].thread != steps[i - 1].thread;
    out << (switched ? "  > " : "    ") << std::left << std::setw(threads + 2) << steps[i].thread
        << std::setw(places + 2) << one_line(place(steps[i])) << one_line(steps[i].text) << '\n';
  }
}

std::string replay_command(const Exploration& exploration) {
  std::string command = "ccgrade replay '" + exploration.failure->token + "'";
  for (const std::string& source : exploration.sources) command += " " + shell_word(source);
  if (!exploration.compiler.empty()) command += " --compiler " + shell_word(exploration.compiler);
  if (!exploration.flags.empty()) command += " --";
  for (const std::string& flag : exploration.flags) command += " " + shell_word(flag);
  return command;
}

void tell_failure(const Exploration& exploration, std::ostream& out) {
  const ScheduleFailure& failure = *exploration.failure;
  out << failure.kind << ": " << one_line(failure.message) << '\n';
  std::vector<TrailStep> standing = failure.threads;
  standing.insert(standing.end(), failure.also_stuck.begin(), failure.also_stuck.end());
  tell_steps(standing, out);
  out << "\nHow it came about ("
      << count_text(static_cast<std::size_t>(failure.switches), "switch", "switches")
      << " away from the usual order)\n";
  tell_steps(failure.story, out);
  if (exploration.sources.empty()) return;  // a scenario of a grading: its record says how
  out << "\nSee it again\n  " << one_line(replay_command(exploration)) << '\n';
}

std::string rounded(double number) {
  std::ostringstream text;
  text << std::setprecision(2) << number;
  return text.str();
}

/// A bound, and only of what is instrumented.
void tell_parallelism(const Exploration& exploration, std::ostream& out) {
  if (!exploration.work || !exploration.span || exploration.threads < 2) return;
  const double most =
      static_cast<double>(*exploration.work) / static_cast<double>(std::max(1L, *exploration.span));
  out << "In the usual order it has " << counted(*exploration.work, "step") << ", of which "
      << *exploration.span << " must come one by one: cores make it at most " << rounded(most)
      << " times as fast.\n";
}

void tell_coverage(const Exploration& exploration, std::ostream& out) {
  if (!exploration.coverage || exploration.coverage->pairs == 0) return;
  if (exploration.exhausted) return;  // those that came in one order only have no other
  constexpr std::size_t kTold = 3;
  const OrderCoverage& coverage = *exploration.coverage;
  out << coverage.both_orders << " of " << counted(coverage.pairs, "pair")
      << " of conflicting steps came in both orders";
  const auto place = [](const Location& at) { return at.file + ":" + std::to_string(at.line); };
  for (std::size_t i = 0; i < coverage.one_way.size() && i < kTold; ++i)
    out << (i ? ", " : "; by chance, or by a start or a join, in one only: ")
        << one_line(place(coverage.one_way[i].first) + " before " +
                    place(coverage.one_way[i].second));
  out << (coverage.one_way.size() > kTold ? ", …\n" : ".\n");
}

/// What no schedule can show, since the compiler does not tell of it, or the kernel keeps it.
void tell_blind_spots(const Exploration& exploration, std::ostream& out) {
  if (exploration.leaves_traces)
    out << "It opens or changes files, or what else the kernel keeps: in which order was not "
           "tried.\n";
  if (!is_clang(exploration.compiler))
    out << one_line(exploration.compiler)
        << " does not tell that an object is read to pass it by value: a race with that is not "
           "seen.\n";
}

void tell_pass(const Exploration& exploration, std::ostream& out) {
  if (exploration.exhausted) {
    out << "No failure in any interleaving";
    if (exploration.surprises)
      out << " with at most "
          << count_text(static_cast<std::size_t>(*exploration.surprises),
                        "early timeout or spurious wakeup", "early timeouts or spurious wakeups");
    out << ".\n";
    tell_blind_spots(exploration, out);
    tell_coverage(exploration, out);
    return tell_parallelism(exploration, out);
  }
  out << "No failure found.\n";
  if (exploration.miss_bound && *exploration.miss_bound > kSaysNothing)
    out << "Of what was missed these schedules say nothing ("
        << counted(exploration.threads, "thread") << ", " << counted(exploration.points, "point")
        << "): they are few for that,\nor some of its threads let others go first, or wait for "
           "time.\n";
  else if (exploration.miss_bound)
    out << "A bug of depth 2, which two pairs of steps in the wrong order are enough to show, "
           "would have\n"
        << "been missed with probability at most " << rounded(*exploration.miss_bound) << " ("
        << counted(exploration.threads, "thread") << ", " << counted(exploration.points, "point")
        << ", sequential\nconsistency, no early timeouts or spurious wakeups).\n";
  tell_blind_spots(exploration, out);
  tell_coverage(exploration, out);
  tell_parallelism(exploration, out);
}

}  // namespace

void render_exploration(const Exploration& exploration, std::ostream& out) {
  if (exploration.failure)
    tell_failure(exploration, out);
  else if (!exploration.inconclusive.empty())
    out << "No judgement: " << one_line(exploration.inconclusive) << ".\n";
  else
    tell_pass(exploration, out);
  for (const std::string& aim : exploration.missed_aims)
    out << "Nothing was directed to " << one_line(aim)
        << ": in the usual schedule no thread synchronises there.\n";
  if (exploration.changed_since)
    out << "The program has changed since this schedule was found: it was followed by its places "
           "in the source.\n";
  out << '\n' << counted(exploration.schedules, "schedule");
  if (exploration.first_failure)
    out << (exploration.schedules == 1 ? ", which failed" : ", the last of which failed");
  if (exploration.schedules_per_second > 0)
    out << ", " << static_cast<long>(exploration.schedules_per_second) << " per second";
  if (exploration.unfinished > 0)
    out << "; " << exploration.unfinished << " of them did not come to an end";
  out << '\n';
  if (exploration.failure && !exploration.inconclusive.empty())
    out << "Note: " << one_line(exploration.inconclusive) << ".\n";
}

}  // namespace ccgrade
