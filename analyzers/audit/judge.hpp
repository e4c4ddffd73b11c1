#pragma once
#include <optional>
#include <string>

#include "analyzers/audit/construct.hpp"

namespace ccgrade::audit {

/// Why a construct may not stand in a submission.
struct Objection {
  std::string rule;
  std::string message;  ///< as a Finding's
};

/// `stage`: the folder of the submission's files and api.hpp, as a real path. Nothing: it may
/// stand.
std::optional<Objection> objection_to(const Construct& construct, const std::string& stage);

}  // namespace ccgrade::audit
