// A node is taken off a list by compare-exchange and freed; its address may come back while another
// thread is about to take it. With a lock around, or where one thread alone takes nodes, it cannot.
#include <algorithm>
#include <set>

#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/entries.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

Finding describe(const FunctionSummary& function, const Note& note) {
  const std::string head = quoted(note.text);
  Finding finding;
  finding.rule = note.rule;
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = note.site;
  finding.message = function.name + " takes a node off " + head +
                    " and frees it: the same address may be back, as another node, before a " +
                    "slower thread compares";
  finding.sites = {{Role::writes, note.site.file, note.site.line, function.name, note.text},
                   {Role::calls, note.other.file, note.other.line, function.name, note.text}};
  finding.trail = {
      {note.site.file, note.site.line, "T1", "reads the node behind " + head + ", and is stopped"},
      {note.site.file, note.site.line, "T2", "takes that node, and the one behind it"},
      {note.other.file, note.other.line, "T2", "frees them; the first address is used anew"},
      {note.site.file, note.site.line, "T1",
       "finds the old address in " + head + ", and puts a freed node there"}};
  return finding;
}

bool is_locked(const FunctionSummary& function, const Note& note) {
  return std::ranges::any_of(function.accesses, [&](const Access& access) {
    return access.atomic && access.site.line == note.site.line && !access.held.empty();
  });
}

class AbaProneCas : public Check {
 public:
  std::string rule() const override { return "aba-prone-cas"; }

  void run(const Program& program, Sink& sink) const override {
    std::set<std::pair<std::string, int>> told;
    for (const auto& [usr, function] : program.functions())
      for (const Note& note : function.notes)
        if (note.rule == rule() && !is_locked(function, note) && threads_at(program, {usr}) != 1 &&
            told.emplace(note.site.file, note.site.line).second)
          sink.report(describe(function, note));
  }
};

}  // namespace

std::unique_ptr<Check> make_aba_prone_cas_check() {
  return std::make_unique<AbaProneCas>();
}

}  // namespace ccgrade
