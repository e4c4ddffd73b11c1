#pragma once
// Where threads enter the code of classes: what a thread is started with, and the methods that
// other code may call.
#include <vector>

#include "analyzers/static/engine/program.hpp"

namespace ccgrade {

struct Entry {
  const FunctionSummary* function = nullptr;
  bool many = true;    ///< two threads may be in it at once
  bool beside = true;  ///< it may run while another thread does, as far as the program shows
};

/// Every function that a thread is started with, and every method that code outside of its class
/// may call. Constructors and destructors are none: who runs them has the object to itself. A
/// method that the program calls only where no other thread runs is not `beside`; one that it never
/// calls is left to somebody else, who may do so from anywhere; one that it calls with locks held
/// alone is none.
std::vector<Entry> entries_of(const Program& program);

}  // namespace ccgrade
