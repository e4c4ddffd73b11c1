#pragma once
#include <pthread.h>

#include "thread.hpp"

namespace ccgrade::explore {

/// What a thread begins with: what its maker has, but for what the attributes say. Null: none.
Scheduling scheduling_of_new(const Scheduling& maker, const pthread_attr_t* attributes);

}  // namespace ccgrade::explore
