#pragma once
#include "grader/ledger/database.hpp"

namespace ccgrade {

/// Brings the tables to this ccgrade's version, step by step, in one transaction. An Error when the
/// file is from a newer one.
Status migrate(Database& database);

}  // namespace ccgrade
