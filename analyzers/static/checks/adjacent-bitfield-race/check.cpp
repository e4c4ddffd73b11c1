// Theory of operation. To write a bit-field, a thread reads the word that it is part of, and writes
// all of it back: another bit-field of the same memory location that a second thread has written in
// between has its old value again. Compared are
//   - what threads that one function has started, and that may run at the same time, write of one
//   and the same object;
//   - what a thread of an object's own and its other methods write of that object; of two methods,
//   only where each holds a lock, which shows that they are meant for several threads.
// A lock that both may hold keeps it silent.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "analyzers/static/engine/accesses.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/entries.hpp"
#include "analyzers/static/engine/reach.hpp"
#include "analyzers/static/engine/thread_writes.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

using MemoryLocations = std::map<std::string, std::string>;

MemoryLocations memory_locations(const Program& program) {
  MemoryLocations all;
  for (const auto& [usr, function] : program.functions())
    for (const Note& note : function.notes)
      if (note.rule == "adjacent-bitfield-race") all.emplace(family(note.path), note.text);
  return all;
}

class Race {
 public:
  Race(const Program& program, Sink& sink)
      : program_(program), sink_(sink), locations_(memory_locations(program)) {}

  void run() {
    if (locations_.empty()) return;
    const ReachedWrites writes = reached_writes(program_);
    for (const auto& [usr, starter] : program_.functions())
      compare_threads(writing_threads(program_, writes, starter));
    compare_entries(writes);
  }

 private:
  void compare_threads(const std::vector<WritingThread>& threads) {
    for (const WritingThread& first : threads)
      for (const WritingThread& second : threads) {
        if (!concurrent(first.activity, second.activity)) continue;
        for (const ReachedWrite& one : first.writes)
          for (const ReachedWrite& other : second.writes)
            if (surely_same(object_of_member(one.path), object_of_member(other.path)))
              judge(one, other);
      }
  }

  void compare_entries(const ReachedWrites& writes) {
    const std::vector<Entry> entries = entries_of(program_);
    for (const Entry& first : entries)
      for (const Entry& second : entries) {
        if (!first.beside || !second.beside || (&first == &second && !first.many) ||
            starts(second, first) || starts(first, second))
          continue;
        for (const ReachedWrite& one : writes.at(first.function->usr))
          for (const ReachedWrite& other : writes.at(second.function->usr))
            if (of_one_object(one, other) && are_of_threads(first, one, second, other))
              judge(one, other);
      }
  }

  /// Then what comes before and after is known, and has been compared.
  bool starts(const Entry& entry, const Entry& thread) const {
    return std::ranges::any_of(
        reached_from(program_, *entry.function), [&](const std::string& usr) {
          return std::ranges::any_of(program_.find(usr)->spawns, [&](const Spawn& spawn) {
            return std::ranges::count(program_.targets(spawn.call.callee), thread.function) > 0;
          });
        });
  }

  /// The object whose methods are called, as in each method that means the same.
  static bool of_one_object(const ReachedWrite& one, const ReachedWrite& other) {
    return one.path.root == Root::self && other.path.root == Root::self && !one.path.loose &&
           !other.path.loose &&
           object_of_member(one.path).steps == object_of_member(other.path).steps;
  }

  static bool are_of_threads(const Entry& first, const ReachedWrite& one, const Entry& second,
                             const ReachedWrite& other) {
    const auto is_thread = [](const Entry& entry) {
      return !entry.function->exposed || !entry.many;
    };
    return is_thread(first) || is_thread(second) || (!one.held.empty() && !other.held.empty());
  }

  void judge(const ReachedWrite& one, const ReachedWrite& other) {
    const std::string left = family(one.path), right = family(other.path);
    const auto location = locations_.find(left), same = locations_.find(right);
    // One field alone is a plain data race.
    if (left == right || location == locations_.end() || same == locations_.end() ||
        location->second != same->second || common_lock(one.held, other.held))
      return;
    // Each pair is met in both orders: the one that reads downwards is told.
    const auto place = [](const Location& site) { return std::tie(site.file, site.line); };
    if (place(other.site()) < place(one.site())) return;
    if (known_.insert(std::minmax(left, right)).second && places_.insert(place(one.site())).second)
      sink_.report(describe(one, other));
  }

  static Finding describe(const ReachedWrite& one, const ReachedWrite& other) {
    const std::string first = quoted(one.path.text), second = quoted(other.path.text);
    Finding finding;
    finding.rule = "adjacent-bitfield-race";
    finding.severity = Severity::warning;
    finding.certainty = Certainty::suspected;
    finding.where = one.site();
    finding.sites = {site_of(Role::writes, one.chain.back(), one.path),
                     site_of(Role::writes, other.chain.back(), other.path)};
    finding.message = one.function().name + " writes " + first + " and " + other.function().name +
                      " writes " + second +
                      ", which are bit-fields of one memory location, with no lock in common";
    tell_calls(finding, "T1", one.chain);
    add_step(finding, one.chain.back(), "T1", "reads the word that " + first + " is part of");
    tell_calls(finding, "T2", other.chain);
    add_step(finding, other.chain.back(), "T2", "writes " + second + ", in the same word");
    add_step(finding, one.chain.back(), "T1",
             "writes the whole word back, and " + second + " is as it was before");
    return finding;
  }

  const Program& program_;
  Sink& sink_;
  const MemoryLocations locations_;
  std::set<std::pair<std::string, std::string>> known_;
  std::set<std::tuple<std::string, int>> places_;
};

class AdjacentBitfieldRace : public Check {
 public:
  std::string rule() const override { return "adjacent-bitfield-race"; }

  void run(const Program& program, Sink& sink) const override { Race(program, sink).run(); }
};

}  // namespace

std::unique_ptr<Check> make_adjacent_bitfield_race_check() {
  return std::make_unique<AdjacentBitfieldRace>();
}

}  // namespace ccgrade
