#pragma once
#include <pthread.h>

#include "thread.hpp"

namespace ccgrade::explore {

/// Changes what a thread has from its maker to what the attributes say; null: nothing. An error
/// number where the kernel would not make such a thread.
int schedule_new(const pthread_attr_t* attributes, Scheduling& known);

}  // namespace ccgrade::explore
