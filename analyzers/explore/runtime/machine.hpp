#pragma once

namespace ccgrade::explore {

/// Asks what programs like to know of the machine, and the C library would open files for each
/// time. To be called before the first execution, whose calls are watched.
void ask_about_machine();

}  // namespace ccgrade::explore
