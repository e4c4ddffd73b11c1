// Theory of operation. First the plain program is built: what does not compile ends here, and what
// the auditors object to. Then come
// the scouts (do the scenarios end at all?) while the observers' variants are already being built,
// then the observers side by side, last and alone whoever measures time. The host bounds how many
// commands run at once, so "side by side" costs threads that mostly wait, not cores.
#include "grader/pipeline/grade.hpp"

#include <algorithm>
#include <future>
#include <mutex>
#include <random>

#include "grader/build/builds.hpp"
#include "grader/host/digest.hpp"
#include "grader/host/metered_host.hpp"
#include "grader/pipeline/merge.hpp"
#include "grader/score/score.hpp"

namespace ccgrade {
namespace {

constexpr std::size_t kMostRefusals = 20;

std::string new_id(const std::string& now) {
  std::string id;
  for (const char c : now)
    if (c != '-' && c != ':' && c != '.' && c != 'Z') id += c;
  std::random_device random;
  const std::string salt = std::to_string(random()) + std::to_string(random());
  return id + "-" + digest({salt}).substr(0, 8);
}

/// A probe at work, and what it will have seen.
struct Looking {
  Probe* probe;
  std::future<Observation> observation;
};

class Grading {
 public:
  Grading(const GradeRequest& request, const Workshop& workshop)
      : request_(request),
        workshop_(workshop),
        build_host_(workshop.host),
        scratch_("ccgrade"),
        builds_(build_host_, workshop.installation, workshop.cache, request.challenge,
                request.admission.submission, scratch_.path()) {}

  GradeRecord run() {
    begin_record();
    if (record_.facts.refused.empty() && build() && passes_audit()) look();
    if (record_.facts.refused.empty() && links_badly()) passes_audit();
    record_.facts.interrupted = workshop_.host.stopping();
    record_.facts.findings = merge(std::move(record_.facts.findings), workshop_.rules);
    record_.scorecard = score(request_.challenge.rubric, record_.facts);
    return std::move(record_);
  }

 private:
  void begin_record() {
    record_.graded_at = workshop_.host.utc_now();
    record_.id = new_id(record_.graded_at);
    record_.challenge = request_.challenge.id;
    record_.challenge_title = request_.challenge.title;
    record_.learner = request_.learner;
    record_.submission = request_.admission.submission;
    record_.facts.refused = request_.admission.refused;
    record_.notes = request_.admission.notes;
    const Status confined = workshop_.host.confines();
    record_.isolation = confined
                            ? "namespaces and a filter of system calls"
                            : "process group with limits; no sandbox: " + confined.error().message;
    if (!workshop_.cache.note().empty()) record_.notes.push_back(workshop_.cache.note());
  }

  bool build() {
    const double started = workshop_.host.monotonic_seconds();
    workshop_.progress.began("build");
    record_.tools["compiler"] = builds_.compiler_version();
    BuildResult& result = record_.facts.build;
    result.variant = "watch";
    const Status laid_out = scratch_.path().empty()
                                ? Status(Error{"there is no place for temporary files; make /tmp "
                                               "writable, or set TMPDIR to a folder that is"})
                                : builds_.lay_out();
    const Product product =
        laid_out ? builds_.get("watch") : Product{{}, {}, laid_out.error().message};
    result.built = product.ok();
    result.errors = product.submission_errors;
    if (!product.our_fault.empty())
      record_.facts.not_judged.push_back({"build", product.our_fault});
    const double seconds = workshop_.host.monotonic_seconds() - started;
    workshop_.progress.ended("build", seconds);
    build_wall_ = seconds;
    if (!result.built) add_time("build", seconds, build_host_.cpu_seconds());
    return result.built;
  }

  /// Each file compiles: why they make no program may be what the auditors object to.
  bool links_badly() {
    const BuildResult& build = record_.facts.build;
    return !build.built && !build.errors.empty() && !builds_.objects("watch").empty();
  }

  /// A submission that nobody could look through is not run either.
  bool passes_audit() {
    std::vector<Looking> auditors = start(Phase::audit);
    take_all(auditors);
    Facts& facts = record_.facts;
    if (!facts.findings.empty()) refuse(facts);
    return facts.findings.empty() && facts.not_judged.empty();
  }

  static void refuse(Facts& facts) {
    const std::size_t places = facts.findings.size();
    facts.refused = "the submission was not run, since it uses what no submission may use";
    if (places <= kMostRefusals) return;
    facts.refused += " (" + std::to_string(places) + " times, of which " +
                     std::to_string(kMostRefusals) + " are told)";
    facts.findings.resize(kMostRefusals);
  }

  void look() {
    // The scouts queue up before the builds: everything after them waits for their word.
    std::vector<Looking> scouts = start(Phase::scout);
    const std::vector<std::future<void>> ahead = build_ahead();
    take_all(scouts);
    note_unfinished();
    scouted_ = record_.facts.findings;  // a copy: the observers read it while findings come in
    std::vector<Looking> observers = start(Phase::observe);
    take_all(observers);
    note_unfinished();
    for (const std::future<void>& each : ahead) each.wait();
    for (const std::unique_ptr<Probe>& probe : workshop_.probes)
      if (probe->phase() == Phase::measure && wanted(*probe)) take(*probe, watch_over(*probe));
    add_time("build", build_wall_, build_host_.cpu_seconds());
  }

  void note_unfinished() {
    for (const Run& run : record_.facts.runs)
      if (!ended(run.outcome) && run.outcome.ending != Ending::skipped)
        unfinished_.emplace(run.scenario, run.id);
  }

  /// Does this challenge give the probe anything to do?
  bool wanted(const Probe& probe) const {
    const Challenge& challenge = request_.challenge;
    if (probe.phase() == Phase::measure)
      return std::ranges::any_of(challenge.rubric.criteria, [](const Criterion& criterion) {
        return criterion.min_speed > 0;
      });
    return std::ranges::any_of(challenge.scenarios, [&](const ScenarioSpec& scenario) {
      return scenario.observed_by(probe.name());
    });
  }

  /// Starts building what the later phases will ask for.
  std::vector<std::future<void>> build_ahead() {
    std::vector<std::future<void>> ahead;
    for (const std::unique_ptr<Probe>& probe : workshop_.probes)
      for (const std::string& variant : probe->variants()) {
        if (!wanted(*probe)) continue;
        record_.build_flags[variant] = builds_.flags_of(variant);
        ahead.push_back(std::async(std::launch::async, [this, variant] { builds_.get(variant); }));
      }
    return ahead;
  }

  std::vector<Looking> start(Phase phase) {
    std::vector<Looking> looking;
    for (const std::unique_ptr<Probe>& probe : workshop_.probes)
      if (probe->phase() == phase)
        looking.push_back({probe.get(), std::async(std::launch::async,
                                                   [this, &probe] { return watch_over(*probe); })});
    return looking;
  }

  void take_all(std::vector<Looking>& looking) {
    for (Looking& each : looking) take(*each.probe, each.observation.get());
  }

  Observation watch_over(Probe& probe) {
    MeteredHost host(workshop_.host);
    const double started = host.monotonic_seconds();
    workshop_.progress.began(probe.name());
    Observation seen = probe.observe({request_.challenge, request_.admission.submission, builds_,
                                      host, request_.budget, request_.seed, unfinished_, scouted_});
    const double seconds = host.monotonic_seconds() - started;
    workshop_.progress.ended(probe.name(), seconds);
    add_time(probe.name(), seconds, host.cpu_seconds());
    return seen;
  }

  /// What a probe could not do because the user stopped it is nobody's fault.
  void excuse_interruption(Observation& seen) const {
    if (!workshop_.host.stopping()) return;
    if (!seen.not_judged.empty()) seen.not_judged = "interrupted before it had seen everything";
    for (Run& run : seen.runs)
      if (run.outcome.ending == Ending::our_fault) run.outcome = {Ending::interrupted, 0, ""};
  }

  void take(const Probe& probe, Observation seen) {
    excuse_interruption(seen);
    Facts& facts = record_.facts;
    if (seen.not_judged.empty())
      facts.judged.push_back(probe.name());
    else
      facts.not_judged.push_back({probe.name(), seen.not_judged});
    record_.tools.merge(seen.tools);
    for (Run& run : seen.runs) facts.runs.push_back(std::move(run));
    for (Finding& finding : seen.findings) facts.findings.push_back(std::move(finding));
    for (Speed& speed : seen.speeds) facts.speeds.push_back(std::move(speed));
  }

  void add_time(const std::string& step, double wall, double cpu) {
    std::lock_guard lock(mutex_);
    record_.timing.push_back({step, wall, cpu});
  }

  const GradeRequest& request_;
  const Workshop& workshop_;
  MeteredHost build_host_;
  ScratchFolder scratch_;
  Builds builds_;
  GradeRecord record_;
  std::map<std::string, std::string> unfinished_;
  std::vector<Finding> scouted_;
  double build_wall_ = 0;
  std::mutex mutex_;
};

}  // namespace

GradeRecord grade(const GradeRequest& request, const Workshop& workshop) {
  return Grading(request, workshop).run();
}

}  // namespace ccgrade
