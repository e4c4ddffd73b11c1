#include "spin.hpp"

#include "log.hpp"

namespace ccgrade::watch {

void note_failed_try(Thread& thread, const void* object, const Stack& at) {
  thread.epoch++;
  thread.tried = object;  // tries of another lock count on: dodging between two is spinning too
  if (++thread.failed_tries < kSpinTries || thread.spin_reported) return;
  thread.spin_reported = true;
  Log log;
  log.text("event spin ").number(thread.number).text(" ").address(object).text(" ");
  log.number(thread.failed_tries);
  log.end_line();
  log_threads(log, &thread, &at);
}

}  // namespace ccgrade::watch
