#include "analyzers/explore/driver/switches.hpp"

#include <algorithm>
#include <sstream>

namespace ccgrade::explore {
namespace {

Switch read_switch(const std::string& text) {
  const std::size_t at = text.find('@');
  const std::size_t to = text.find('>');
  Switch read;
  read.thread = std::stoi(text.substr(0, at));
  read.event = static_cast<unsigned>(std::stoul(text.substr(at + 1, to - at - 1)));
  read.next = std::stoi(text.substr(to + 1));
  read.how = text.back() == 't' || text.back() == 's' ? text.back() : '\0';
  return read;
}

std::string write_switch(const Switch& each) {
  std::string text = std::to_string(each.thread) + "@" + std::to_string(each.event) + ">" +
                     std::to_string(each.next);
  if (each.how) text += each.how;
  return text;
}

/// Who goes on in the place of a dropped one: the last to which it is handed on, else whoever
/// departs next; the thread itself where nobody does.
Switch successor(const Switches& all, std::size_t i, const std::set<int>& dropped) {
  std::size_t last = i;
  while (dropped.contains(all[last].next) && last + 1 < all.size() &&
         all[last + 1].thread == all[last].next)
    ++last;
  if (!dropped.contains(all[last].next)) return all[last];
  const auto next =
      std::find_if(all.begin() + static_cast<std::ptrdiff_t>(last) + 1, all.end(),
                   [&](const Switch& each) { return !dropped.contains(each.thread); });
  return {.next = next == all.end() ? all[i].thread : next->thread};
}

}  // namespace

Switches read_schedule(const std::string& schedule) {
  Switches switches;
  if (schedule == "-") return switches;
  std::istringstream parts(schedule);
  for (std::string part; std::getline(parts, part, ',');) switches.push_back(read_switch(part));
  return switches;
}

std::string write_schedule(const Switches& switches) {
  std::string all;
  for (const Switch& each : switches) all += (all.empty() ? "" : ",") + write_switch(each);
  return all.empty() ? "-" : all;
}

Switches without_threads(const Switches& all, const std::set<int>& dropped) {
  Switches rest;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (dropped.contains(all[i].thread)) continue;
    const Switch to = successor(all, i, dropped);
    if (to.next != all[i].thread) rest.push_back({all[i].thread, all[i].event, to.next, to.how});
  }
  return rest;
}

}  // namespace ccgrade::explore
