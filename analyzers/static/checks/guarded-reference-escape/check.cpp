// Theory of operation. A function takes the lock of its object, and returns a reference, pointer or
// view into a member that others write with that lock held. The lock is given back with the return,
// and whoever uses what was returned does so without. An element that stays where it is, and that
// nobody writes, may be handed out.
#include <algorithm>

#include "analyzers/static/engine/access_path.hpp"
#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/members.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

struct GuardedWrite {
  const MemberUse* write = nullptr;
  const HeldLock* lock = nullptr;
};

bool can_reach(const Note& note, const std::string& member, const std::string& written) {
  if (written != member && !written.starts_with(member)) return false;
  return note.kind != "element" || written.size() > member.size();
}

/// A write of what is handed out, or of what it is part of, with a lock held that the function
/// takes as well.
GuardedWrite write_against(const FunctionSummary& function, const Note& note,
                           const MemberUses& members) {
  const std::string member = member_of(note.path);
  for (const auto& [written, uses] : members.by_name()) {
    if (member.empty() || !can_reach(note, member, written)) continue;
    for (const MemberUse& use : uses)
      for (const auto& [guard, held] : use.guards)
        if (use.access->write && !held->held.shared && use.entry->beside &&
            std::ranges::any_of(function.acquires, [&](const Acquire& acquire) {
              return acquire.lock.root == Root::self && family(acquire.lock) == guard;
            }))
          return {&use, held};
  }
  return {};
}

/// The function alone writes it, and then an atomic that says that it is there: once.
bool is_made_once(const FunctionSummary& function, const Note& note, const MemberUses& members) {
  const bool says_so = std::ranges::any_of(
      function.accesses, [](const Access& access) { return access.atomic && access.write; });
  const auto uses = members.by_name().find(member_of(note.path));
  return says_so && uses != members.by_name().end() &&
         std::ranges::all_of(uses->second, [&](const MemberUse& use) {
           return !use.access->write || &use.access->function() == &function;
         });
}

Finding describe(const FunctionSummary& function, const Note& note, const GuardedWrite& found) {
  const ReachedAccess& write = *found.write->access;
  const std::string lock = quoted(found.lock->held.lock.text);
  const std::string handed = note.text + " " + quoted(note.path.text);
  Finding finding;
  finding.rule = "guarded-reference-escape";
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = note.site;
  finding.sites = {{Role::reads, note.site.file, note.site.line, function.name, note.path.text},
                   site_of(Role::writes, write.chain.back(), write.path)};
  finding.message = function.name + " returns " + handed + ", and gives " + lock +
                    " back: whoever uses it does so without the lock";
  finding.trail = {
      {note.site.file, note.site.line, "T1", "is handed " + handed + "; " + lock + " is unlocked"}};
  tell_holding(finding, "T2", found.lock->chain, lock, write.chain,
               "writes " + quoted(write.path.text) + " while T1 looks at it");
  return finding;
}

class GuardedReferenceEscape : public Check {
 public:
  std::string rule() const override { return "guarded-reference-escape"; }

  void run(const Program& program, Sink& sink) const override {
    const MemberUses members(program);
    for (const auto& [usr, function] : program.functions()) {
      if (!function.exposed) continue;
      for (const Note& note : function.notes)
        if (note.rule == rule() && !is_made_once(function, note, members))
          if (const GuardedWrite found = write_against(function, note, members); found.write)
            sink.report(describe(function, note, found));
    }
  }
};

}  // namespace

std::unique_ptr<Check> make_guarded_reference_escape_check() {
  return std::make_unique<GuardedReferenceEscape>();
}

}  // namespace ccgrade
