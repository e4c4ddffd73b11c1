#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/dynamic/valgrind/xml.hpp"
#include "grader/model/probe.hpp"

namespace ccgrade::valgrind {

/// What one of valgrind's tools makes of an error; nothing for one that accuses nobody.
using Judge = std::function<std::optional<Finding>(const Error& error)>;

/// What the harness is to commit at the end of a run, and the kind of error that has to be said.
using Canaries = std::map<std::string, std::string>;

/// Runs the scenarios of `tool` under valgrind and hands every error to `judge`.
Observation observe(const Inspection& inspection, const std::string& tool,
                    const std::vector<std::string>& options, const Canaries& canaries,
                    const Judge& judge);

}  // namespace ccgrade::valgrind
