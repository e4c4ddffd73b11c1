#pragma once
#include <string>

#include "grader/host/host.hpp"
#include "grader/model/challenge.hpp"
#include "grader/model/rules.hpp"

namespace ccgrade {

/// Reads and checks a challenge.toml; families that criteria name are replaced by their rules. The
/// paths of the challenge stay empty.
Result<Challenge> read_manifest(Host& host, const std::string& path, const RuleTable& rules);

}  // namespace ccgrade
