#pragma once
#include <ostream>

#include "grader/model/exploration.hpp"

namespace ccgrade {

/// What exploring a program showed, for a person at a terminal.
void render_exploration(const Exploration& exploration, std::ostream& out);

}  // namespace ccgrade
