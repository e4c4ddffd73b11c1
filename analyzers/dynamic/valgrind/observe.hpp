#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/dynamic/valgrind/xml.hpp"
#include "grader/model/probe.hpp"

namespace ccgrade::valgrind {

/// What one of valgrind's tools makes of an error; nothing for one that accuses nobody.
using Judge = std::function<std::optional<Finding>(const Error& error)>;

/// Runs the scenarios of `tool` under valgrind and hands every error to `judge`.
Observation observe(const Inspection& inspection, const std::string& tool,
                    const std::vector<std::string>& options, const Judge& judge);

}  // namespace ccgrade::valgrind
