#pragma once
#include <string>

#include "grader/model/record.hpp"
#include "tools/ccgrade/context.hpp"

namespace ccgrade {

/// A record that a user names: the path of its JSON, else its id in the ledger or how that begins,
/// or "last".
Result<GradeRecord> find_record(const Context& context, const std::string& name);

}  // namespace ccgrade
