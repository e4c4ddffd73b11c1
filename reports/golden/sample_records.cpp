#include "reports/golden/sample_records.hpp"

#include <limits>

namespace ccgrade {
namespace {

GradeRecord bank_record(const std::string& source) {
  GradeRecord record;
  record.id = "20250114T093012Z-7f3a";
  record.graded_at = "2025-01-14T09:30:12Z";
  record.challenge = "02-bank";
  record.challenge_title = "Bank transfers";
  record.learner = "ada";
  record.submission = {{{"bank.cpp", source}}, "b1946ac92492d2347c6235b4d2611184"};
  record.build_flags = {{"plain", "-std=c++20 -O1 -g"},
                        {"tsan", "-std=c++20 -O1 -g -fsanitize=thread"}};
  record.tools = {{"clang", "19.1.7"}, {"ccgrade", "1.0.0"}};
  record.isolation = "namespaces";
  record.facts.build = {true, "plain", ""};
  record.facts.judged = {"static", "watch", "tsan"};
  record.timing = {{"admit", 0.001, 0.001},
                   {"build", 1.21, 1.9},
                   {"static", 0.34, 0.33},
                   {"dynamic", 2.08, 3.4},
                   {"score", 0.0, 0.0}};
  return record;
}

Run passed(const std::string& tool, const std::string& scenario, int repeat) {
  return {tool + "/" + scenario + "/" + std::to_string(repeat),
          tool,
          "plain",
          scenario,
          static_cast<unsigned long>(repeat),
          {Ending::passed, 0, ""},
          {0.04, 0.02, 6200},
          {},
          "",
          tool == "watch" ? std::optional(ThreadCount{3, 3, 0, 0}) : std::nullopt};
}

const char* const kOrderedBank =
    "#include \"api.hpp\"\n\nvoid Bank::transfer(int from, int to, long amount) {\n"
    "  std::scoped_lock both(accounts_[from].mutex, accounts_[to].mutex);\n"
    "  accounts_[from].balance -= amount;\n  accounts_[to].balance += amount;\n}\n";

template <class E>
Run run_that(E ending, int number) {
  Run run = passed("watch", "every_ending", number);
  run.outcome = {ending, number, "detail of " + std::string(name_of(ending))};
  run.log = {"one", "two"};
  run.replay = "ccgrade replay X";
  run.threads = ThreadCount{4, 2, 1, 1};
  return run;
}

Finding finding_of_every_role() {
  Finding finding;
  finding.id = "F1";
  finding.rule = "every-role";
  finding.tool = "static";
  for (const auto& [role, name] : enum_names<Role>)
    finding.sites.push_back({role, "a.cpp", 3, "f", std::string(name)});
  finding.trail = {{"a.cpp", 3, "T1", "a step"}, {"", 0, "", "a step without a place"}};
  for (const auto& [certainty, name] : enum_names<Certainty>) {
    finding.evidence.push_back({"static", certainty, SourceTrail{finding.trail}});
    finding.evidence.push_back({"watch", certainty, RunRef{"watch/every_ending/0"}});
    finding.evidence.push_back({"explore", certainty, ScheduleRef{"cc1:0123"}});
    finding.evidence.push_back({"tsan", certainty, LogExcerpt{"WARNING\nline"}});
  }
  return finding;
}

}  // namespace

GradeRecord passing_record() {
  GradeRecord record = bank_record(kOrderedBank);
  for (int i = 1; i <= 3; ++i) record.facts.runs.push_back(passed("watch", "money_is_kept", i));
  record.facts.runs.push_back(passed("tsan", "money_is_kept", 1));
  record.facts.speeds = {{"transfer, 4 threads", 0.93, 0.88, 0.98, 12},
                         {"transfer, 1 thread", 1.04, 1.01, 1.07, 12}};
  record.scorecard = {
      {{"safe", "No data race, no deadlock", CriterionStatus::met, 60, 60, {}, ""},
       {"right", "No money is lost", CriterionStatus::met, 30, 30, {}, ""},
       {"fast", "Independent transfers run in parallel", CriterionStatus::met, 10, 10, {}, ""}},
      100,
      100,
      Verdict::pass,
      ""};
  record.xp = {120, 480, 3};
  return record;
}

GradeRecord every_value_record() {
  GradeRecord record = bank_record("int x;\n");
  int number = 0;
  for (const auto& [ending, _] : enum_names<Ending>)
    record.facts.runs.push_back(run_that(ending, number++));
  record.facts.runs[0].seed = std::numeric_limits<unsigned long>::max();
  record.facts.runs[0].usage = {1e-9, 1.0 / 3, std::numeric_limits<long>::max()};
  record.facts.runs[1].outcome.code = std::numeric_limits<int>::min();
  for (const auto& [severity, _] : enum_names<Severity>)
    record.facts.findings.push_back(finding_of_every_role()),
        record.facts.findings.back().severity = severity;
  for (const auto& [certainty, _] : enum_names<Certainty>)
    record.facts.findings[static_cast<std::size_t>(certainty)].certainty = certainty;
  for (const auto& [status, name] : enum_names<CriterionStatus>)
    record.scorecard.criteria.push_back({std::string(name), "t", status, 0.1, 0.3, {"F1"}, "why"});
  record.facts.speeds = {{"b", 0.1 + 0.2, 1e-300, 1e300, 7}};
  record.facts.not_judged = {{"tsan", "its run-time library is not installed"}};
  record.facts.interrupted = true;
  record.notes = {"a note"};
  record.xp = {-1, std::numeric_limits<long>::max(), 1};
  return record;
}

std::vector<std::pair<std::string, GradeRecord>> sample_records() {
  return {{"failing", failing_record()},
          {"passing", passing_record()},
          {"broken", broken_record()},
          {"hostile", hostile_record()},
          {"every_value", every_value_record()}};
}

}  // namespace ccgrade
