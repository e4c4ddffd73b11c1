#pragma once
#include <optional>

#include "analyzers/dynamic/valgrind/xml.hpp"

namespace ccgrade::memcheck {

/// What is reported where a secret shows.
inline constexpr const char* kSecretRule = "secret-dependent";

/// What one error of memcheck says about the submission; nothing when no stack enters it.
std::optional<Finding> judge(const valgrind::Error& error);

}  // namespace ccgrade::memcheck
