// Theory of operation. A processor owns memory by lines of 64 bytes. Two threads that write two
// things of one line take the line from each other at every write, though neither wants what the
// other has. Looked for are threads that do nothing but compute: one that takes locks, waits or
// blocks writes too seldom for it to matter. Reported are
//   - two members of one object, in one line of it, each written in a loop by one thread of its
//   own;
//   - an array of small elements, each written in a loop by one of many threads.
#include <algorithm>
#include <map>
#include <set>

#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/reach.hpp"
#include "analyzers/static/engine/thread_writes.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

bool is_note(const Note& note, const char* kind) {
  return note.rule == "false-sharing" && note.kind == kind;
}

bool is_in_loop(const Frame& frame) {
  return std::ranges::any_of(frame.function->notes, [&](const Note& note) {
    return is_note(note, "loop") && note.site.line <= frame.site.line &&
           frame.site.line <= note.other.line;
  });
}

/// Does it lock, wait or block anywhere?
bool may_pause(const Program& program, const FunctionSummary& function) {
  return !function.acquires.empty() || std::ranges::any_of(function.calls, [&](const Call& call) {
    const FunctionModel* model = program.models().function(call.name);
    return model && (model->waits || model->joins || !model->blocks.empty());
  });
}

class Lines {
 public:
  Lines(const Program& program, Sink& sink) : program_(program), sink_(sink) {
    for (const auto& [usr, function] : program.functions())
      for (const Note& note : function.notes)
        if (is_note(note, "line")) lines_.emplace(family(note.path), note.text);
  }

  void run() {
    const ReachedWrites writes = lines_.empty() ? ReachedWrites{} : reached_writes(program_);
    for (const auto& [usr, starter] : program_.functions()) {
      if (!lines_.empty()) compare(writing_threads(program_, writes, starter));
      look_at_slots(starter);
    }
  }

 private:
  bool computes(const FunctionSummary& starter, const Spawn& spawn) const {
    const Chains chains = chains_of(program_, starter, spawn.call);
    return !chains.empty() && std::ranges::none_of(chains, [&](const auto& reached) {
      return may_pause(program_, *program_.find(reached.first));
    });
  }

  // Two members of one object.

  void compare(const std::vector<WritingThread>& threads) {
    std::vector<const WritingThread*> computing;
    for (const WritingThread& each : threads)
      if (each.activity.spawn && !each.activity.many() &&
          computes(*each.activity.starter, *each.activity.spawn))
        computing.push_back(&each);
    for (const WritingThread* first : computing)
      for (const WritingThread* second : computing)
        if (first != second && concurrent(first->activity, second->activity))
          compare(*first, *second);
  }

  void compare(const WritingThread& first, const WritingThread& second) {
    for (const ReachedWrite& one : first.writes)
      for (const ReachedWrite& other : second.writes)
        if (share_a_line(one, other) && is_hot(one) && is_hot(other) && !writes(first, other) &&
            !writes(second, one))
          tell_members(one, other);
  }

  bool share_a_line(const ReachedWrite& one, const ReachedWrite& other) const {
    const std::string left = family(one.path), right = family(other.path);
    const auto line = lines_.find(left), same = lines_.find(right);
    return left != right && line != lines_.end() && same != lines_.end() &&
           line->second == same->second &&
           surely_same(object_of_member(one.path), object_of_member(other.path));
  }

  /// In a loop of the thread itself: the first frame is the starter's.
  static bool is_hot(const ReachedWrite& write) {
    return write.held.empty() &&
           std::any_of(std::next(write.chain.begin()), write.chain.end(), is_in_loop);
  }

  static bool writes(const WritingThread& thread, const ReachedWrite& write) {
    return std::ranges::any_of(thread.writes, [&](const ReachedWrite& each) {
      return family(each.path) == family(write.path);
    });
  }

  void tell_members(const ReachedWrite& one, const ReachedWrite& other) {
    const auto place = [](const Location& site) { return std::tie(site.file, site.line); };
    const auto pair = std::minmax(family(one.path), family(other.path));
    if (place(other.site()) < place(one.site()) || !members_.insert(pair).second) return;
    const std::string first = quoted(one.path.text), second = quoted(other.path.text);
    Finding finding = begin(one.site());
    finding.sites = {site_of(Role::writes, one.chain.back(), one.path),
                     site_of(Role::writes, other.chain.back(), other.path)};
    finding.message =
        first + " and " + second +
        " lie in one line of 64 bytes, and two threads write them in loops: they take "
        "the line from each other each time";
    add_step(finding, one.chain.back(), "T1", "writes " + first + " in a loop");
    add_step(finding, other.chain.back(), "T2",
             "writes " + second + " in a loop, in the same line");
    sink_.report(std::move(finding));
  }

  // An array with an element for each thread.

  void look_at_slots(const FunctionSummary& starter) {
    for (std::size_t i = 0; i < starter.spawns.size(); ++i) {
      const Spawn& spawn = starter.spawns[i];
      const bool many = std::ranges::count(spawn.call.live, static_cast<int>(i)) > 0;
      for (const FunctionSummary* target : program_.targets(spawn.call.callee))
        if (many && computes(starter, spawn)) look_at_slots(starter, spawn, *target);
    }
  }

  void look_at_slots(const FunctionSummary& starter, const Spawn& spawn,
                     const FunctionSummary& thread) {
    for (const Note& note : thread.notes)
      if (is_note(note, "slot") && arrays_.emplace(thread.usr, note.text).second) {
        const std::string array = quoted(note.text);
        Finding finding = begin(note.site);
        finding.sites = {{Role::writes, note.site.file, note.site.line, thread.name, note.text},
                         site_of(Role::creates, {&starter, spawn.call.site, ""}, spawn.object)};
        finding.message = "each thread writes its own element of " + array +
                          " in a loop, and several elements lie in one line of 64 bytes: the "
                          "threads take it from each other each time";
        add_step(finding, {&starter, spawn.call.site, ""}, "", "starts many threads");
        finding.trail.push_back(
            {note.site.file, note.site.line, "T1", "writes its element of " + array});
        finding.trail.push_back(
            {note.site.file, note.site.line, "T2", "writes the next one, in the same line"});
        sink_.report(std::move(finding));
      }
  }

  static Finding begin(const Location& site) {
    Finding finding;
    finding.rule = "false-sharing";
    finding.severity = Severity::advice;
    finding.certainty = Certainty::suspected;
    finding.where = site;
    return finding;
  }

  const Program& program_;
  Sink& sink_;
  std::map<std::string, std::string> lines_;
  std::set<std::pair<std::string, std::string>> members_, arrays_;
};

class FalseSharing : public Check {
 public:
  std::string rule() const override { return "false-sharing"; }

  void run(const Program& program, Sink& sink) const override { Lines(program, sink).run(); }
};

}  // namespace

std::unique_ptr<Check> make_false_sharing_check() {
  return std::make_unique<FalseSharing>();
}

}  // namespace ccgrade
