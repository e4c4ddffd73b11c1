#pragma once
#include "analyzers/explore/driver/session.hpp"

namespace ccgrade::explore {

/// Number of the first step, counted from 0, in which two executions differ: another thread,
/// another operation or another place. The length of the shorter one when it is the beginning of
/// the other; none when they are alike.
std::optional<std::size_t> first_difference(const std::vector<TraceStep>& one,
                                            const std::vector<TraceStep>& other);

/// Why there is no judgement of a program that went two ways under one schedule: one sentence with
/// the step in which the two part, where they do.
std::string tell_nondeterminism(Host& host, const Program& program,
                                const std::vector<TraceStep>& one,
                                const std::vector<TraceStep>& other);

}  // namespace ccgrade::explore
