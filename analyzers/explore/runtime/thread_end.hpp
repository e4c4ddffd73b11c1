#pragma once
#include "thread.hpp"

namespace ccgrade::explore {

/// Runs what the thread registered for its end, on its own fiber: destructors of its thread_local
/// objects, last constructed first, then those of its pthread keys.
void run_end_actions(Thread& me);
/// The first half only: what exit() does for the main thread.
void run_thread_local_destructors(Thread& me);

/// Ends the program as a return from main does. Never returns.
[[noreturn]] void leave_program(int code);

/// Something is out of the explorer's reach: the sentence is told in place of a verdict.
void refuse(const char* sentence);
/// What was refused before the first execution; null: nothing.
const char* refusal();
/// Tells it to the driver, when the program ends before its main begins.
void report_refusal();

}  // namespace ccgrade::explore
