#include "api.hpp"
#include "scenario.hpp"

void two_workers(ccgrade::Scenario& s) {
  s.check(work(s.scale()) > 0, "the work is done");
}
