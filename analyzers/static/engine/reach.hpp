#pragma once
// Which functions a call may run, and by what calls.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "analyzers/static/engine/program.hpp"

namespace ccgrade {

/// By function, the calls that lead to it, outermost first.
using Chains = std::map<std::string, std::vector<Frame>>;

/// Everything that a call, or a thread started with it, may run in its own thread.
Chains chains_of(const Program& program, const FunctionSummary& caller, const Call& call);

/// These functions and everything that they may run in their own threads.
std::set<std::string> reached_from(const Program& program, const std::set<std::string>& start);
std::set<std::string> reached_from(const Program& program, const FunctionSummary& function);

/// Who calls a function.
std::vector<const FunctionSummary*> callers_of(const Program& program,
                                               const FunctionSummary& function);

}  // namespace ccgrade
