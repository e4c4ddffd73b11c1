#pragma once
#include <optional>

#include "analyzers/dynamic/valgrind/xml.hpp"

namespace ccgrade::helgrind {

/// What one error of helgrind says about the submission; nothing when no stack enters it or when it
/// is one of helgrind's known false alarms. Always a suspicion: helgrind does not know C++'s
/// atomics and accuses correct programs, so its word counts only beside another observer's.
std::optional<Finding> judge(const valgrind::Error& error);

/// The name of the known false alarm that this error is; empty when it is none (README.md explains
/// each).
std::string known_false_alarm(const valgrind::Error& error);

}  // namespace ccgrade::helgrind
