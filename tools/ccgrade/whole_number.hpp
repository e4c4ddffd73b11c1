#pragma once
#include <CLI/CLI.hpp>

namespace ccgrade {

/// Accepts digits that make a number below 10^18, and nothing else. CLI11's own checks read a
/// double first, and take what is too large for the largest that there is.
CLI::Validator whole_number();

}  // namespace ccgrade
