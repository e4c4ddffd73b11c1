#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ccgrade::explore {

/// Where a schedule leaves the usual order: when the thread has passed so many events, another one
/// goes on (or: is woken), and how.
struct Switch {
  int thread = 0;
  unsigned event = 0;
  int next = 0;
  char how = '\0';  ///< 't' timed out, 's' spurious
  bool operator==(const Switch&) const = default;
};

using Switches = std::vector<Switch>;

/// "0@8>1,1@4>0t" ↔ its switches; "-" has none. Nothing where the text is no schedule.
std::optional<Switches> read_schedule(const std::string& schedule);
std::string write_schedule(const Switches& switches);

/// The schedule in which these threads are never chosen: where one of them went on, the next one
/// of those that are left does so at once.
Switches without_threads(const Switches& all, const std::set<int>& dropped);

/// The switches after which the same thread goes on and departs again: by their place in the
/// schedule.
std::vector<std::size_t> before_return(const Switches& all);

/// The schedule in which the thread of such a switch does at once what it did after its return; the
/// same where it has none.
Switches with_runs_joined(Switches all, std::size_t at);

}  // namespace ccgrade::explore
