#pragma once
// How findings tell what a thread does on its way.
#include <string>
#include <vector>

#include "analyzers/static/engine/program.hpp"
#include "grader/model/finding.hpp"

namespace ccgrade {

std::string quoted(const std::string& text);

Site site_of(Role role, const Frame& frame, const AccessPath& object);

void add_step(Finding& finding, const Frame& frame, const std::string& thread, std::string text);

/// "A calls B", for each call of a chain from the `from`th on.
void tell_calls(Finding& finding, const std::string& thread, const Chain& chain,
                std::size_t from = 0);

/// The calls that lead to where a lock was taken, then those on from where the two chains part to
/// where something is done that `what` says. The first `start` frames have been told.
void tell_holding(Finding& finding, const std::string& thread, const Chain& holding,
                  const std::string& held_name, const Chain& then, const std::string& what,
                  std::size_t start = 0);

}  // namespace ccgrade
