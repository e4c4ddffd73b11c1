#include "tools/ccgrade/content_check.hpp"

#include <algorithm>
#include <functional>
#include <iostream>
#include <set>

#include "tools/ccgrade/content_texts.hpp"
#include "tools/ccgrade/evidence.hpp"
#include "tools/ccgrade/grading.hpp"
#include "tools/ccgrade/progress.hpp"

namespace ccgrade {
namespace {

using Names = std::set<std::string>;

Names criteria_with(const GradeRecord& record, CriterionStatus status) {
  Names names;
  for (const CriterionResult& criterion : record.scorecard.criteria)
    if (criterion.status == status) names.insert(criterion.id);
  return names;
}

Names costing_rules(const GradeRecord& record) {
  Names names;
  for (const Finding& finding : record.facts.findings)
    if (finding.certainty != Certainty::suspected) names.insert(finding.rule);
  return names;
}

std::string list(const Names& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "none" : text;
}

/// What is wrong with a grading, as a sentence; empty when it is as it must be.
using Judge = std::function<std::string(const GradeRecord&)>;

std::string judge_starter(const Challenge& challenge, const GradeRecord& record) {
  if (record.scorecard.verdict != Verdict::fail)
    return "the starter must fail, and it ends as " +
           std::string(name_of(record.scorecard.verdict)) + " " + record.scorecard.reason;
  const Names found = costing_rules(record);
  for (const std::string& rule : challenge.starter_findings)
    if (!found.count(rule))
      return "the starter must show " + rule + "; found: " + list(found) +
             " (plant the bug, or change starter.findings in challenge.toml)";
  return {};
}

std::string judge_solution(const GradeRecord& record) {
  const Scorecard& card = record.scorecard;
  if (card.verdict == Verdict::pass && card.total == card.max) return {};
  return "a solution must get full marks, and it is " + std::string(name_of(card.verdict)) + ": " +
         card.reason;
}

/// A fix that does not compile loses nothing by what it gets wrong.
std::string why_not_built(const GradeRecord& record) {
  const BuildResult& build = record.facts.build;
  if (build.built || build.errors.empty()) return {};
  return "it does not compile: " + build.errors.substr(0, build.errors.find('\n'));
}

std::string judge_wrong_fix(const ExpectedLoss& expected, const GradeRecord& record) {
  if (std::string wrong = why_not_built(record); !wrong.empty()) return wrong;
  const auto differs = [&](const char* what, CriterionStatus status,
                           const std::vector<std::string>& wanted) -> std::string {
    const Names found = criteria_with(record, status);
    const Names must(wanted.begin(), wanted.end());
    if (found == must) return {};
    std::string reasons;
    for (const CriterionResult& criterion : record.scorecard.criteria)
      if (criterion.status == status && !must.count(criterion.id))
        reasons += "; " + criterion.id + ": " + criterion.reason;
    return std::string(what) + " must be " + list(must) + " and is " + list(found) + reasons;
  };
  std::string wrong = differs("unmet", CriterionStatus::unmet, expected.unmet);
  if (wrong.empty())
    wrong = differs("not_judged", CriterionStatus::not_judged, expected.not_judged);
  for (const std::string& rule : expected.findings)
    if (wrong.empty() && !costing_rules(record).count(rule))
      wrong = rule + " must be reported; found: " + list(costing_rules(record));
  return wrong;
}

class ContentCheck {
 public:
  ContentCheck(const Context& context, const ContentCheckOptions& options)
      : context_(context),
        options_(options),
        evidence_(context.host, options.evidence),
        changed_(context.host, options.changed) {}

  int run() {
    if (const Status read = load(); !read) return fail(Exit::usage, read.error());
    std::vector<std::string> ids = options_.challenges;
    if (ids.empty()) ids = context_.catalog.challenge_ids();
    for (const std::string& id : ids) {
      const Result<Challenge> challenge = context_.catalog.challenge(id);
      if (!challenge) return fail(Exit::usage, challenge.error());
      check(*challenge);
    }
    std::cout << proved_ << " proved, " << failed_ << " failed\n";
    if (context_.host.stopping()) return static_cast<int>(Exit::interrupted);
    return static_cast<int>(failed_ == 0 ? Exit::ok : Exit::found);
  }

 private:
  Status load() {
    if (!options_.evidence.empty())
      if (const Status read = evidence_.load(context_.installation); !read) return read;
    return options_.changed.empty() ? Status(Done{}) : changed_.load(context_.installation);
  }

  void check(const Challenge& challenge) {
    for (const TextFact& text : facts_of_texts(context_.host, context_.catalog, challenge))
      say(challenge.id + " " + text.fact, text.wrong);
    prove(challenge, "starter", challenge.root + "/starter", 1,
          [&](const GradeRecord& record) { return judge_starter(challenge, record); });
    for (const std::string& name : picked(challenge, "solution ", challenge.solutions_root + "/",
                                          context_.catalog.solutions(challenge)))
      prove(challenge, "solution " + name, challenge.solutions_root + "/" + name,
            options_.solution_repeats, judge_solution);
    for (const std::string& name : picked(challenge, "repair ", challenge.root + "/repairs/",
                                          context_.catalog.repairs(challenge)))
      prove(challenge, "repair " + name, challenge.root + "/repairs/" + name,
            options_.solution_repeats, judge_solution);
    for (const std::string& name : picked(challenge, "wrong fix ", challenge.root + "/wrong-fixes/",
                                          context_.catalog.wrong_fixes(challenge))) {
      const Result<ExpectedLoss> expected = context_.catalog.expected_loss(challenge, name);
      if (!expected) {
        say(challenge.id + " wrong fix " + name, expected.error().message);
        continue;
      }
      prove(challenge, "wrong fix " + name, challenge.root + "/wrong-fixes/" + name,
            options_.wrong_fix_repeats,
            [&](const GradeRecord& record) { return judge_wrong_fix(*expected, record); });
    }
  }

  std::vector<std::string> picked(const Challenge& challenge, const std::string& kind,
                                  const std::string& folder,
                                  const std::vector<std::string>& names) const {
    if (!options_.rotate) return names;
    std::vector<std::string> chosen;
    for (std::size_t i = 0; i < names.size(); ++i)
      if (i == *options_.rotate % names.size() ||
          is_new(challenge, challenge.id + " " + kind + names[i], folder + names[i]))
        chosen.push_back(names[i]);
    return chosen;
  }

  bool is_new(const Challenge& challenge, const std::string& fact,
              const std::string& folder) const {
    if (options_.changed.empty()) return false;
    const Result<Admission> admission = admit_content(challenge, folder);
    if (!admission) return true;
    const std::string content = changed_.content_digest(challenge, admission->submission, folder);
    return !changed_.knows(fact, content) || !changed_.failure(fact, content).empty();
  }

  Result<Admission> admit_content(const Challenge& challenge, const std::string& folder) const {
    return admit_changes(context_.host, challenge, folder,
                         challenge.solutions_root + "/" + challenge.reference);
  }

  void say(const std::string& fact, const std::string& wrong) {
    std::cout << (wrong.empty() ? "  ok    " : "  FAIL  ") << fact
              << (wrong.empty() ? "" : ": " + wrong) << std::endl;
    (wrong.empty() ? proved_ : failed_)++;
  }

  void prove(const Challenge& challenge, const std::string& what, const std::string& folder,
             int repeats, const Judge& judge) {
    const std::string fact = challenge.id + " " + what;
    const Result<Admission> admission = admit_content(challenge, folder);
    if (!admission) return say(fact, admission.error().message);
    if (!admission->refused.empty()) return say(fact, admission->refused);
    const std::string content = evidence_.content_digest(challenge, admission->submission, folder);
    if (const std::string failed = evidence_.failure(fact, content); !failed.empty())
      return say(fact, "it failed before, and nothing has changed since: " + failed);
    for (int i = 0; i < repeats && !context_.host.stopping(); ++i) {
      if (evidence_.has(fact, content, i + 1)) continue;
      const std::string wrong = grade_once(challenge, *admission, i, judge);
      if (context_.host.stopping()) return;
      if (const Status kept = evidence_.append(fact, content, i + 1, wrong); !kept)
        return say(fact, kept.error().message);
      if (!wrong.empty()) return say(fact, wrong + " (repeat " + std::to_string(i + 1) + ")");
    }
    if (!context_.host.stopping())
      say(fact + (repeats > 1 ? ", " + std::to_string(repeats) + " of " + std::to_string(repeats)
                              : ""),
          {});
  }

  std::string grade_once(const Challenge& challenge, const Admission& admission, int repeat,
                         const Judge& judge) {
    const auto silent = make_silent_progress();
    const Result<GradeRecord> record =
        grade_in(context_,
                 {challenge, admission, "dev-check", Budget::standard,
                  static_cast<unsigned long>(1 + 1000 * repeat)},
                 *silent);
    if (!record) return record.error().message;
    if (record->facts.interrupted) return "interrupted";
    return judge(*record);
  }

  const Context& context_;
  const ContentCheckOptions& options_;
  EvidenceFile evidence_;
  EvidenceFile changed_;
  int proved_ = 0;
  int failed_ = 0;
};

}  // namespace

int check_content(const Context& context, const ContentCheckOptions& options) {
  return ContentCheck(context, options).run();
}

}  // namespace ccgrade
