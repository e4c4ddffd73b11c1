// Theory of operation. In the cell, the keeper of the command watches its memory and its end, and
// reports that once. Here the clock is watched. Whatever happens, letting go of the leash ends all
// that runs there.
#include "grader/host/supervise_confined.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <cstring>

#include "grader/host/cell/request.hpp"
#include "grader/host/outcomes.hpp"
#include "grader/host/streams.hpp"

namespace ccgrade {
namespace {

using Clock = std::chrono::steady_clock;
using cell::Report;
constexpr double kSecondsToEnd = 10;

class ConfinedSupervision {
 public:
  ConfinedSupervision(const Command& command, const std::stop_token& stop,
                      const ConfinedChild& child)
      : command_(command),
        stop_(stop),
        child_(child),
        started_(Clock::now()),
        streams_(command, child.pipes) {
    fcntl(child_.report, F_SETFL, O_NONBLOCK);
  }
  ~ConfinedSupervision() {
    close(child_.report);
    if (child_.leash >= 0) close(child_.leash);
  }
  ConfinedSupervision(const ConfinedSupervision&) = delete;

  ProcessResult watch() {
    ProcessResult done;
    std::optional<Outcome> over;
    while (!over && !has_reported()) {
      streams_.wait(child_.report);
      over = over_time(command_, stop_, elapsed());
      if (!over) over = over_output(command_, streams_.printed());
      if (!over) over = patience_.over(streams_.heard(), elapsed());
    }
    if (over) end();
    done.outcome = over ? *over : reported_outcome();
    done.usage = {static_cast<double>(report_.cpu_micros) / 1e6, elapsed(), report_.peak_kib};
    done.left_processes = report_.left_processes != 0;
    streams_.finish(done);
    return done;
  }

 private:
  double elapsed() const { return std::chrono::duration<double>(Clock::now() - started_).count(); }

  /// Lets go of the leash, and hears what it has used.
  void end() {
    close(child_.leash);
    child_.leash = -1;
    const double until = elapsed() + kSecondsToEnd;
    while (!has_reported() && elapsed() < until) streams_.wait(child_.report);
  }

  bool has_reported() {
    const ssize_t got = read(child_.report, &report_, sizeof report_);
    silent_ = got == 0;
    return silent_ || got == sizeof report_;
  }

  Outcome reported_outcome() const {
    if (silent_) return {Ending::our_fault, 0, "its cell ended without a word"};
    switch (report_.kind) {
      case Report::Kind::ended:
        return outcome_of(report_.status);
      case Report::Kind::out_of_memory:
        return over_memory(command_);
      case Report::Kind::too_many_processes:
        return {Ending::over_limit, 0, "started more than 512 processes"};
      case Report::Kind::failed:
        break;
    }
    const std::string why =
        report_.status != 0 ? std::string(": ") + std::strerror(report_.status) : "";
    return {Ending::our_fault, 0, report_.text + why};
  }

  const Command& command_;
  const std::stop_token& stop_;
  ConfinedChild child_;
  const Clock::time_point started_;
  Streams streams_;
  Patience patience_{command_.limits.quiet_seconds};
  Report report_;
  bool silent_ = false;
};

}  // namespace

ProcessResult supervise_confined(const Command& command, const Confinement& confinement,
                                 Cells& cells, const std::stop_token& stop) {
  ProcessResult failed;
  failed.channels.resize(command.channels.size());
  if (const auto refused = refusal_of(command, stop)) {
    failed.outcome = *refused;
    return failed;
  }
  const Result<ConfinedChild> child = cells.start(command, confinement);
  if (!child) {
    failed.outcome = {Ending::our_fault, 0, child.error().message};
    return failed;
  }
  return ConfinedSupervision(command, stop, *child).watch();
}

}  // namespace ccgrade
