#pragma once

namespace ccgrade::explore {

/// Did a constructor that ran before main open a file, a pipe or a socket? Executions would share
/// it, with its position and what is in it, and each would find what the one before has left.
bool opened_files_before_main();

/// Main begins: from now on the program may take its time.
void main_has_begun();

}  // namespace ccgrade::explore
