#include "analyzers/explore/driver/switches.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <string_view>

namespace ccgrade::explore {
namespace {

/// Takes a number of at most so many digits off the front; false when there is none.
bool take_number(std::string_view& text, std::ptrdiff_t digits, auto& number) {
  unsigned value = 0;
  const auto [end, problem] = std::from_chars(text.begin(), text.end(), value);
  if (problem != std::errc{} || end - text.begin() > digits) return false;
  number = static_cast<std::remove_reference_t<decltype(number)>>(value);
  text = {end, text.end()};
  return true;
}

bool take_sign(std::string_view& text, char sign) {
  if (!text.starts_with(sign)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Switch> read_switch(std::string_view text) {
  Switch read;
  if (!take_number(text, 4, read.thread) || !take_sign(text, '@')) return std::nullopt;
  if (!take_number(text, 9, read.event) || !take_sign(text, '>')) return std::nullopt;
  if (!take_number(text, 4, read.next)) return std::nullopt;
  for (const char how : {'t', 's'})
    if (!read.how && take_sign(text, how)) read.how = how;
  if (!text.empty()) return std::nullopt;
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

std::optional<Switches> read_schedule(const std::string& schedule) {
  Switches switches;
  if (schedule == "-") return switches;
  if (schedule.empty() || schedule.back() == ',') return std::nullopt;
  std::istringstream parts(schedule);
  for (std::string part; std::getline(parts, part, ',');) {
    const std::optional<Switch> read = read_switch(part);
    if (!read) return std::nullopt;
    switches.push_back(*read);
  }
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

namespace {

/// The next switch of the same thread; all.size() when there is none.
std::size_t next_of_thread(const Switches& all, std::size_t at) {
  std::size_t next = at + 1;
  while (next < all.size() && all[next].thread != all[at].thread) ++next;
  return next;
}

}  // namespace

std::vector<std::size_t> before_return(const Switches& all) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (next_of_thread(all, i) < all.size()) places.push_back(i);
  return places;
}

Switches with_runs_joined(Switches all, std::size_t at) {
  const std::size_t again = next_of_thread(all, at);
  if (again == all.size()) return all;
  const Switch second = all[again];
  all[at].event = second.event;
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(again));
  // Whoever handed on to the second run hands on to what came after it.
  Switch& before = all[again - 1];
  if (again - 1 == at || before.next != second.thread) return all;
  before.next = second.next;
  before.how = second.how;
  if (before.next == before.thread) all.erase(all.begin() + static_cast<std::ptrdiff_t>(again) - 1);
  return all;
}

}  // namespace ccgrade::explore
