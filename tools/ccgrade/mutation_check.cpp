#include "tools/ccgrade/mutation_check.hpp"

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <set>

#include "tools/ccgrade/evidence.hpp"
#include "tools/ccgrade/grading.hpp"
#include "tools/ccgrade/mutants.hpp"
#include "tools/ccgrade/mutation_table.hpp"
#include "tools/ccgrade/progress.hpp"

namespace ccgrade {
namespace {

using mutation::Mutant;

constexpr double kShareToCatch = 0.95;

constexpr const char* kSurvived = "full marks";
constexpr const char* kNotCompiled = "does not compile";

/// One solution, and what of it is under test.
struct Subject {
  Challenge challenge;
  std::string solution;
  std::string folder;
  Admission admission;
  std::vector<EquivalentMutant> equivalent;
};

bool is_about(const EquivalentMutant& known, const Subject& subject, const Mutant& mutant) {
  return known.solution == subject.solution && known.file == mutant.file &&
         known.kind == mutant.kind && known.line == line_of(subject.admission.submission, mutant);
}

Probes make_quick_probes() {
  Probes probes = make_all_probes();
  std::erase_if(probes, [](const std::unique_ptr<Probe>& probe) {
    return probe->name() != "watch" && probe->name() != "explore";
  });
  return probes;
}

std::string criteria_lost(const GradeRecord& record) {
  std::string lost;
  for (const CriterionResult& criterion : record.scorecard.criteria)
    if (criterion.status == CriterionStatus::unmet)
      lost += (lost.empty() ? "" : ", ") + criterion.id;
  return lost;
}

class MutationCheck {
 public:
  MutationCheck(const Context& context, const MutationCheckOptions& options)
      : context_(context), options_(options), evidence_(context.host, options.evidence) {}

  int run() {
    if (!options_.evidence.empty())
      if (const Status read = evidence_.load(context_.installation); !read)
        return fail(Exit::usage, read.error());
    std::vector<std::string> ids = options_.challenges;
    if (ids.empty()) ids = context_.catalog.challenge_ids();
    for (const std::string& id : ids)
      if (const Status checked = check(id); !checked) return fail(Exit::usage, checked.error());
    return conclude();
  }

 private:
  Status check(const std::string& id) {
    const Result<Challenge> challenge = context_.catalog.challenge(id);
    if (!challenge) return challenge.error();
    const auto equivalent = context_.catalog.equivalent_mutants(*challenge);
    if (!equivalent) return equivalent.error();
    for (const std::string& solution : context_.catalog.solutions(*challenge)) {
      if (!options_.solution.empty() && options_.solution != solution) continue;
      const std::string folder = challenge->solutions_root + "/" + solution;
      const Result<Admission> admission = admit(context_.host, *challenge, folder);
      if (!admission) return admission.error();
      const Status done = check({*challenge, solution, folder, *admission, *equivalent});
      if (!done) return done.error();
    }
    return Done{};
  }

  Status check(const Subject& subject) {
    const auto mutants = mutants_of(context_, subject.challenge, subject.admission.submission);
    if (!mutants) return mutants.error();
    for (const Mutant& mutant : *mutants) {
      if (context_.host.stopping()) return Done{};
      const Result<Submission> submission = mutated(subject.admission.submission, mutant);
      if (!submission) return submission.error();
      if (const Status tried = check(subject, mutant, *submission); !tried) return tried.error();
    }
    for (const EquivalentMutant& known : subject.equivalent)
      if (known.solution == subject.solution &&
          std::ranges::none_of(*mutants,
                               [&](const Mutant& each) { return is_about(known, subject, each); }))
        say_wrong(subject.challenge.id, "mutants.toml names a " + known.kind + " of " +
                                            known.solution + "/" + known.file + ", `" + known.line +
                                            "`, and there is none: remove the entry");
    return Done{};
  }

  Status check(const Subject& subject, const Mutant& mutant, const Submission& submission) {
    const std::string fact = subject.challenge.id + " " + subject.solution + " " + mutant.file +
                             ":" + std::to_string(mutant.line) + " " + mutant.kind;
    const std::string content =
        evidence_.content_digest(subject.challenge, submission, subject.folder);
    std::string survived = evidence_.failure(fact, content);
    std::string detail = survived.empty() ? "known" : survived;
    if (survived.empty() && !evidence_.has(fact, content, 1)) {
      const Result<std::string> outcome = grade_until_caught(subject, submission, detail);
      if (!outcome) return outcome.error();
      if (context_.host.stopping()) return Done{};
      survived = *outcome;
      if (const Status kept = evidence_.append(fact, content, 1, survived); !kept) return kept;
    }
    take(subject, mutant, fact, survived, detail);
    return Done{};
  }

  /// Most are caught by what a few observers see at once, of which `watch` sees what never ends.
  /// Empty when points were lost; else why none were.
  Result<std::string> grade_until_caught(const Subject& subject, const Submission& submission,
                                         std::string& detail) {
    for (const bool whole : {false, true}) {
      const auto silent = make_silent_progress();
      const GradeRequest request{subject.challenge,
                                 {submission, "", {}},
                                 "dev-mutate",
                                 whole ? Budget::standard : Budget::quick,
                                 1};
      const auto record = whole ? grade_in(context_, request, *silent)
                                : grade_by(make_quick_probes(), context_, request, *silent);
      if (!record) return record.error();
      if (!record->facts.build.built && record->facts.refused.empty())
        return std::string(kNotCompiled);
      const Scorecard& card = record->scorecard;
      if (card.verdict == Verdict::fail || card.verdict == Verdict::unstable ||
          card.verdict == Verdict::not_gradable) {
        detail = criteria_lost(*record);
        return std::string();
      }
      if (whole && card.verdict == Verdict::infra_error) return "not judged: " + card.reason;
    }
    return detail = kSurvived;
  }

  void take(const Subject& subject, const Mutant& mutant, const std::string& fact,
            const std::string& survived, const std::string& detail) {
    const bool excused = std::ranges::any_of(subject.equivalent, [&](const EquivalentMutant& each) {
      return is_about(each, subject, mutant);
    });
    const Fate fate = survived.empty()           ? Fate::caught
                      : survived == kNotCompiled ? Fate::stillborn
                      : survived != kSurvived    ? Fate::not_judged
                      : excused                  ? Fate::equivalent
                                                 : Fate::missed;
    table_.add(mutant.kind, subject.challenge.id, fate);
    const std::string line = "`" + line_of(subject.admission.submission, mutant) + "`";
    if (fate == Fate::caught && excused)
      say_wrong(fact, "it lost points, and mutants.toml says that it is no bug: remove the entry");
    static const std::map<Fate, const char*> kWords{{Fate::caught, "  caught  "},
                                                    {Fate::missed, "  MISSED  "},
                                                    {Fate::equivalent, "  no bug  "},
                                                    {Fate::stillborn, "  -       "},
                                                    {Fate::not_judged, "  OPEN    "}};
    std::cout << kWords.at(fate) << fact << " " << line
              << (fate == Fate::missed ? "" : ": " + detail) << std::endl;
  }

  void say_wrong(const std::string& what, const std::string& wrong) {
    std::cout << "  FAIL    " << what << ": " << wrong << std::endl;
    ++wrong_;
  }

  int conclude() const {
    std::cout << '\n';
    table_.print(std::cout);
    std::cout << '\n'
              << std::setprecision(3) << 100 * table_.share_caught() << " % of "
              << table_.count(Fate::caught) + table_.count(Fate::missed)
              << " planted bugs lost points; " << table_.count(Fate::equivalent)
              << " edits are no bugs, " << table_.count(Fate::stillborn) << " do not compile, "
              << table_.count(Fate::not_judged) << " were not judged\n";
    if (context_.host.stopping()) return static_cast<int>(Exit::interrupted);
    const bool good = table_.share_caught() >= kShareToCatch && wrong_ == 0 &&
                      table_.count(Fate::not_judged) == 0;
    return static_cast<int>(good ? Exit::ok : Exit::found);
  }

  const Context& context_;
  const MutationCheckOptions& options_;
  EvidenceFile evidence_;
  MutationTable table_;
  int wrong_ = 0;
};

}  // namespace

int check_mutants(const Context& context, const MutationCheckOptions& options) {
  return MutationCheck(context, options).run();
}

}  // namespace ccgrade
