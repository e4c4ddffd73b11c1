#include "outcome.hpp"

namespace ccgrade::explore {

const char* name_of(Verdict verdict) {
  static constexpr const char* kNames[] = {
      "none",      "passed",       "race",   "deadlock",       "lost-wakeup", "assert",
      "crash",     "leak",         "exit",   "use-after-free", "misuse",      "uncaught-exception",
      "terminate", "inconclusive", "covered"};
  return kNames[static_cast<int>(verdict)];
}

}  // namespace ccgrade::explore
