#include "reports/golden/sample_records.hpp"

namespace ccgrade {
namespace {

const char* const kStarter = R"(#include "api.hpp"

#include <mutex>

Bank::Bank(int accounts) : accounts_(accounts) {}

void Bank::transfer(int from, int to, long amount) {
  std::lock_guard giver(accounts_[from].mutex);
  // The receiver's lock comes second, whichever account that is.
  std::lock_guard taker(accounts_[to].mutex);
  accounts_[from].balance -= amount;
  accounts_[to].balance += amount;
  ++transfers_;
}

long Bank::total() const {
  long sum = 0;
  for (const auto& account : accounts_) sum += account.balance;
  return sum;
}
)";

Finding inversion() {
  Finding finding;
  finding.id = "F1";
  finding.rule = "lock-order-inversion";
  finding.tool = "watch";
  finding.certainty = Certainty::proven;
  finding.where = {"bank.cpp", 10, 19};
  finding.message =
      "`accounts_[from].mutex` and `accounts_[to].mutex` are taken in opposite orders by two "
      "threads, and each can wait for the other for ever";
  finding.sites = {{Role::holds, "bank.cpp", 8, "Bank::transfer", "accounts_[from].mutex"},
                   {Role::wants, "bank.cpp", 10, "Bank::transfer", "accounts_[to].mutex"},
                   {Role::holds, "bank.cpp", 8, "Bank::transfer", "accounts_[from].mutex"},
                   {Role::wants, "bank.cpp", 10, "Bank::transfer", "accounts_[to].mutex"}};
  finding.trail = {{"harness/scenarios.cpp", 22, "T1", "calls `transfer(0, 1, 5)`"},
                   {"bank.cpp", 8, "T1", "takes `accounts_[0].mutex`"},
                   {"harness/scenarios.cpp", 27, "T2", "calls `transfer(1, 0, 5)`"},
                   {"bank.cpp", 8, "T2", "takes `accounts_[1].mutex`"},
                   {"bank.cpp", 10, "T1", "waits for `accounts_[1].mutex`, which T2 holds"},
                   {"bank.cpp", 10, "T2", "waits for `accounts_[0].mutex`, which T1 holds"}};
  finding.evidence = {{"static", Certainty::likely, SourceTrail{finding.trail}},
                      {"watch", Certainty::proven, RunRef{"watch/opposite_transfers/1"}}};
  finding.fingerprint = "6f1e0c";
  finding.replay = "ccgrade replay 20250114T093012Z-7f3a:F1";
  return finding;
}

Finding unguarded_read() {
  Finding finding;
  finding.id = "F2";
  finding.rule = "inconsistent-guard";
  finding.tool = "tsan";
  finding.certainty = Certainty::likely;
  finding.severity = Severity::warning;
  finding.where = {"bank.cpp", 18, 55};
  finding.message = "`balance` is read without the lock that every write of it holds";
  finding.sites = {{Role::reads, "bank.cpp", 18, "Bank::total", "account.balance"},
                   {Role::writes, "bank.cpp", 11, "Bank::transfer", "accounts_[from].balance"}};
  finding.trail = {{"bank.cpp", 11, "T1", "writes while holding both locks"},
                   {"bank.cpp", 18, "T2", "reads while holding nothing"}};
  finding.evidence = {
      {"tsan", Certainty::likely, LogExcerpt{"WARNING: data race\n  Read of size 8 by thread T2"}}};
  finding.replay = "";
  return finding;
}

Finding suspicion() {
  Finding finding;
  finding.id = "F3";
  finding.rule = "unguarded-shared-write";
  finding.tool = "static";
  finding.severity = Severity::warning;
  finding.where = {"bank.cpp", 13, 5};
  finding.message = "`transfers_` may be written by threads that hold no lock in common";
  return finding;
}

Run run(const std::string& id, const std::string& tool, const std::string& scenario,
        Outcome outcome) {
  return {id, tool, "plain", scenario, 1, std::move(outcome), {0.05, 0.03, 7300}, {}, ""};
}

Facts failing_facts() {
  Facts facts;
  facts.build = {true, "plain", ""};
  facts.findings = {inversion(), unguarded_read(), suspicion()};
  facts.runs = {
      run("watch/opposite_transfers/1", "watch", "opposite_transfers",
          {Ending::deadlocked, 0, "T1 and T2 wait for each other and no other thread can run"}),
      run("watch/one_transfer/1", "watch", "one_transfer", {Ending::passed, 0, ""}),
      run("watch/audit/1", "watch", "audit",
          {Ending::failed_check, 0, "expected a total of 400, saw 395"}),
      run("tsan/one_transfer/1", "tsan", "one_transfer", {Ending::passed, 0, ""}),
      run("tsan/opposite_transfers/1", "tsan", "opposite_transfers",
          {Ending::skipped, 0, "watch/opposite_transfers/1 did not end"})};
  facts.runs[0].replay = "ccgrade replay 20250114T093012Z-7f3a:F1";
  facts.runs[2].log = {"check failed: bank.total() == 400", "  step 41, thread T3"};
  facts.judged = {"static", "watch", "tsan"};
  facts.not_judged = {{"bench", "no scenario reached its end, so there is no speed to measure"}};
  return facts;
}

Scorecard failing_card() {
  return {{{"deadlock",
            "Two transfers never block each other for ever",
            CriterionStatus::unmet,
            0,
            40,
            {"F1", "watch/opposite_transfers/1"},
            "a deadlock was shown"},
           {"race",
            "No data race",
            CriterionStatus::unmet,
            0,
            20,
            {"F2"},
            "`balance` is read without its lock"},
           {"right", "No money is lost", CriterionStatus::met, 30, 30, {}, ""},
           {"fast",
            "Independent transfers run in parallel",
            CriterionStatus::not_judged,
            0,
            10,
            {},
            "the speed could not be measured, because a scenario does not end"}},
          30,
          100,
          Verdict::fail,
          "Two criteria are not met: a deadlock was shown, and a data race is likely."};
}

}  // namespace

GradeRecord failing_record() {
  GradeRecord record = passing_record();
  record.submission.files = {{"bank.cpp", kStarter}};
  record.facts = failing_facts();
  record.scorecard = failing_card();
  record.xp = {10, 130, 2};
  record.notes = {"`notes.txt` was ignored: only .cpp and .hpp files are graded"};
  return record;
}

GradeRecord broken_record() {
  GradeRecord record = passing_record();
  record.facts = {};
  record.facts.build = {false, "plain",
                        "bank.cpp:8:3: error: no template named 'lock_gard' in namespace 'std'\n"
                        "    8 |   std::lock_gard giver(accounts_[from].mutex);\n"
                        "      |        ^~~~~~~~~\n"};
  record.scorecard = {{{"safe",
                        "No data race, no deadlock",
                        CriterionStatus::not_judged,
                        0,
                        60,
                        {},
                        "it does not compile"}},
                      0,
                      60,
                      Verdict::not_gradable,
                      "It does not compile; the compiler's first error is below."};
  record.timing = {{"admit", 0.001, 0.001}, {"build", 0.61, 0.6}};
  record.xp = {};
  return record;
}

GradeRecord hostile_record() {
  const std::string evil =
      "<script>alert(1)</script> ' \" &amp; \x1B]0;owned\x07\x1B[2J\xC2\x9B"
      "31m\n::error::forged\n  ::set-output name=x::y\n##[error]forged \xE2\x80\xAEreversed\xFF";
  GradeRecord record = failing_record();
  record.learner = evil;
  record.submission.files = {{evil, evil}, {"bank.cpp", "\n" + evil}};
  record.notes = {evil};
  record.scorecard.reason = evil;
  for (auto& criterion : record.scorecard.criteria) criterion.reason = criterion.title = evil;
  for (auto& finding : record.facts.findings) {
    finding.message = finding.rule = finding.replay = finding.where.file = evil;
    for (auto& site : finding.sites) site.file = site.function = site.object = evil;
    for (auto& step : finding.trail) step.file = step.thread = step.text = evil;
    finding.evidence.push_back({evil, Certainty::likely, LogExcerpt{evil}});
  }
  for (auto& run : record.facts.runs) run.outcome.detail = run.replay = evil;
  for (auto& run : record.facts.runs) run.log = {evil, "::warning::forged"};
  record.facts.not_judged = {{evil, evil}};
  record.facts.speeds = {{evil, 0.5, 0.4, 0.6, 3}};
  record.timing.push_back({evil, 1, 1});
  record.tools[evil] = evil;
  record.build_flags[evil] = evil;
  return record;
}

}  // namespace ccgrade
