#include "analyzers/static/probe.hpp"

#include <algorithm>

#include "analyzers/static/units.hpp"
#include "grader/build/builds.hpp"

namespace ccgrade {
namespace {

/// The harness is there as the threads' roots; it is not what is graded.
bool touches(const Finding& finding, const Submission& submission) {
  return std::any_of(submission.files.begin(), submission.files.end(),
                     [&](const SourceFile& file) { return file.path == finding.where.file; });
}

class StaticProbe final : public Probe {
 public:
  std::string name() const override { return "static"; }
  Phase phase() const override { return Phase::scout; }
  std::vector<std::string> variants() const override { return {}; }

  Observation observe(const Inspection& inspection) override {
    Observation seen;
    const Result<std::vector<TranslationUnit>> units = inspection.builds.units("watch");
    if (!units) {
      seen.not_judged = units.error().message;
      return seen;
    }
    Result<StaticAnalysis> done =
        analyse_units(inspection.host, inspection.builds.installation(), {}, *units);
    if (!done) {
      seen.not_judged = done.error().message;
      return seen;
    }
    if (!done->not_analysed.empty()) {
      seen.not_judged = done->not_analysed.back().reason;
      return seen;
    }
    for (Finding& finding : done->findings) {
      finding.fix.reset();  // to find it is the learner's part
      if (touches(finding, inspection.submission)) seen.findings.push_back(std::move(finding));
    }
    return seen;
  }
};

}  // namespace

std::unique_ptr<Probe> make_static_probe() {
  return std::make_unique<StaticProbe>();
}

}  // namespace ccgrade
