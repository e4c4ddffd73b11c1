#pragma once

namespace ccgrade::explore {

/// In the child process of an execution: a fault becomes its verdict, and a thread that runs on and
/// on, or blocks in the system, without passing a hook ends it as inconclusive.
void catch_faults();

}  // namespace ccgrade::explore
