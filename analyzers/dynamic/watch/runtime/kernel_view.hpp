#pragma once

namespace ccgrade::watch {

/// What the kernel says of our threads, from /proc/self/task. Not for signal handlers.

/// Does every thread but the caller sleep? A thread that was woken and only waits for a core does
/// not: on a loaded machine that can take long, and is no deadlock.
bool all_other_threads_sleep();

/// How long our threads have waited for a core since they began, in milliseconds, all together.
long waited_for_core_ms();

}  // namespace ccgrade::watch
