#pragma once
// Where threads enter the code of classes: what a thread is started with, and the methods that
// other code may call.
#include <set>
#include <string>
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
/// alone is none, and neither is one that a program with a main calls from methods and threads
/// alone: whoever enters those comes to it.
std::vector<Entry> entries_of(const Program& program);

/// The functions that main or a thread comes to with no lock held on the way.
std::set<std::string> come_to_bare(const Program& program);

/// All that may run beside others: by the program's own threads, or by those of somebody who calls
/// the methods that the program itself does not call.
std::set<std::string> beside_others(const Program& program);

/// Does main, or one thread of a program with a main, come to these functions, and nobody else?
bool is_of_one_thread(const Program& program, const std::set<std::string>& functions);

/// How many threads may come to one of these functions at the same time, as far as the program
/// shows: 0 where it shows none, 2 for any number above one.
int threads_at(const Program& program, const std::set<std::string>& functions);

}  // namespace ccgrade
