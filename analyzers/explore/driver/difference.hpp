#pragma once
#include "analyzers/explore/driver/session.hpp"

namespace ccgrade::explore {

/// Number of the first step, counted from 0, in which two executions differ: another thread,
/// another operation or another place. The length of the shorter one when it is the beginning of
/// the other; none when they are alike.
std::optional<std::size_t> first_difference(const std::vector<TraceStep>& one,
                                            const std::vector<TraceStep>& other);

/// The same for two executions of which one was not recorded: by the marks of both, and the trace
/// that goes with the first. None when they are alike.
std::optional<std::size_t> first_difference(const std::vector<TraceStep>& trace,
                                            const std::vector<unsigned>& marks,
                                            const std::vector<unsigned>& others);

/// A schedule that failed when it was found, and was then recorded twice.
struct Divergence {
  const std::vector<TraceStep>& once;
  const std::vector<TraceStep>& again;
  const std::vector<unsigned>& marks_found;
  const std::vector<unsigned>& marks_once;
};

/// Why there is no judgement of a program that went two ways under one schedule: one sentence with
/// the step in which the two part, where they do.
std::string tell_nondeterminism(Host& host, const Program& program, const Divergence& between);

}  // namespace ccgrade::explore
