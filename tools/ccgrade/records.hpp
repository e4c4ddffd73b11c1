#pragma once
#include <string>

#include "grader/model/challenge.hpp"
#include "grader/model/record.hpp"
#include "tools/ccgrade/context.hpp"

namespace ccgrade {

/// A record that a user names: the path of its JSON, else its id in the ledger or how that begins,
/// or "last".
Result<GradeRecord> find_record(const Context& context, const std::string& name);

/// Puts a grading into the ledger, and into the record what it earned and the commands that need it
/// there. Experience and history are worth a note when they fail, never the grade.
void keep_record(const Context& context, const Challenge& challenge, GradeRecord& record);

/// Takes from a record the id by which nobody will find it.
void leave_unrecorded(GradeRecord& record);

}  // namespace ccgrade
