#pragma once
#include <map>
#include <string>
#include <vector>

#include "grader/model/record.hpp"

namespace ccgrade::bench {

/// Time per iteration of each benchmark, in the unit that the program chose.
using Times = std::map<std::string, double>;

/// Reads Google Benchmark's JSON; empty when it is none or reports an error.
Times parse_times(const std::string& json);

/// The submission's speed as a share of the reference's, from pairs that ran back to back: the
/// median of the pairs' ratios with the interval of the sign test, which assumes nothing about how
/// a busy machine disturbs them (David and Nagaraja, Order Statistics, 7.1): whatever slows both
/// alike makes either of two equal programs the slower one as often as the other.
/// A benchmark that a pair lacks is left out of that pair.
std::vector<Speed> speeds_of(const std::vector<std::pair<Times, Times>>& reference_and_submission);

}  // namespace ccgrade::bench
