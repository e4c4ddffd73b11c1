// Theory of operation. A lock kept in Redis for some time, a lease, may end while its holder still
// works: then another process has it. Who gives it back by DEL deletes whatever lock is there,
// which may be that other's. Reported where a key that is named as a lock, or taken by code that is
// named so, is taken with a time to live and deleted by its name alone.
//
// Silent where the key never ends by itself: then nobody else can have taken it; and where the
// function that deletes it looks at the key first. A script that compares and deletes is no DEL.
#include <algorithm>
#include <cctype>
#include <set>

#include "analyzers/static/engine/check.hpp"
#include "analyzers/static/engine/trail.hpp"

namespace ccgrade {
namespace {

constexpr const char* kRule = "unfenced-distributed-lock";

struct Command {
  const FunctionSummary* function = nullptr;
  const Note* note = nullptr;
};

/// "lock:%s", "try_lock", "Leadership"; but no "block" and no "clock".
bool names_a_lock(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
  for (const char* word : {"lease", "mutex", "leader", "acquire"})
    if (text.find(word) != std::string::npos) return true;
  for (std::size_t at = 0; (at = text.find("lock", at)) != std::string::npos; ++at)
    if (at == 0 || (text[at - 1] != 'b' && text[at - 1] != 'c')) return true;
  return false;
}

/// A key that its caller names may be any other one, unless the function says what it does.
bool may_be_another(const Command& deletion) {
  const std::string& full = deletion.function->name;
  const std::string name = full.substr(full.rfind(':') + 1);
  return deletion.note->text.starts_with("given to ") && !names_a_lock(name) &&
         name.find("release") == std::string::npos;
}

class Commands {
 public:
  explicit Commands(const Program& program) {
    for (const auto& [usr, function] : program.functions())
      for (const Note& note : function.notes)
        if (note.rule == kRule) all_.push_back({&function, &note});
  }

  /// Where a lease that is a lock is taken on the key of `deletion`.
  const Command* lease_of(const Command& deletion) const {
    for (const Command& taking : all_) {
      if (taking.note->text != deletion.note->text || !is_lease(taking)) continue;
      if (names_a_lock(taking.note->text) || names_a_lock(taking.note->path.text) ||
          names_a_lock(taking.function->name))
        return &taking;
    }
    return nullptr;
  }
  bool looks_first(const Command& deletion) const {
    return std::ranges::any_of(all_, [&](const Command& each) {
      return each.note->kind == "look" && each.function == deletion.function &&
             each.note->text == deletion.note->text;
    });
  }
  std::vector<Command> deletions() const {
    std::vector<Command> found;
    for (const Command& each : all_)
      if (each.note->kind == "delete") found.push_back(each);
    return found;
  }

 private:
  bool is_lease(const Command& taking) const {
    if (taking.note->kind == "lease") return true;
    return taking.note->kind == "take" && std::ranges::any_of(all_, [&](const Command& each) {
             return each.note->kind == "expire" && each.function == taking.function &&
                    each.note->text == taking.note->text;
           });
  }

  std::vector<Command> all_;
};

Finding describe(const Command& taking, const Command& deletion) {
  const Location &take = taking.note->site, &give = deletion.note->site;
  const std::string key = quoted(deletion.note->path.text);
  Finding finding;
  finding.rule = kRule;
  finding.severity = Severity::warning;
  finding.certainty = Certainty::suspected;
  finding.where = give;
  finding.message = deletion.function->name + " gives the lease on " + key +
                    " back by DEL: if it has ended meanwhile, that deletes somebody else's";
  finding.sites = {
      {Role::calls, give.file, give.line, deletion.function->name, deletion.note->path.text},
      {Role::creates, take.file, take.line, taking.function->name, taking.note->path.text}};
  finding.trail = {{take.file, take.line, "T1", "takes " + key + " for some time"},
                   {take.file, take.line, "T1", "is held up until the lease has ended"},
                   {take.file, take.line, "T2", "another process takes " + key},
                   {give.file, give.line, "T1", "deletes it, and a third one may come in"}};
  return finding;
}

class UnfencedDistributedLock : public Check {
 public:
  std::string rule() const override { return kRule; }

  void run(const Program& program, Sink& sink) const override {
    const Commands commands(program);
    std::set<std::pair<std::string, int>> told;
    for (const Command& deletion : commands.deletions()) {
      const Command* taking = commands.lease_of(deletion);
      if (taking && !may_be_another(deletion) && !commands.looks_first(deletion) &&
          told.emplace(deletion.note->site.file, deletion.note->site.line).second)
        sink.report(describe(*taking, deletion));
    }
  }
};

}  // namespace

std::unique_ptr<Check> make_unfenced_distributed_lock_check() {
  return std::make_unique<UnfencedDistributedLock>();
}

}  // namespace ccgrade
