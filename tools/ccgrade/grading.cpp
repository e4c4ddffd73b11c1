#include "tools/ccgrade/grading.hpp"

#include "analyzers/audit/probe.hpp"
#include "analyzers/dynamic/probes.hpp"
#include "analyzers/explore/probe.hpp"
#include "analyzers/static/probe.hpp"

namespace ccgrade {
namespace {

constexpr std::size_t kCacheBytes = std::size_t{2} << 30;

}  // namespace

Probes make_all_probes() {
  Probes probes = make_dynamic_probes();
  probes.push_back(make_audit_probe());
  probes.push_back(make_static_probe());
  probes.push_back(make_explore_probe());
  return probes;
}

Result<GradeRecord> grade_in(const Context& context, const GradeRequest& request,
                             Progress& progress) {
  return grade_by(make_all_probes(), context, request, progress);
}

Result<GradeRecord> grade_by(const Probes& probes, const Context& context,
                             const GradeRequest& request, Progress& progress) {
  const Result<RuleTable> rules = context.catalog.rules();
  if (!rules) return rules.error();
  const ScratchFolder fallback("ccgrade-cache");
  BuildCache cache(context.host, context.cache_folder, fallback.path());
  GradeRecord record =
      grade(request, {context.host, context.installation, cache, probes, *rules, progress});
  cache.trim(kCacheBytes);
  return record;
}

Exit exit_of(const GradeRecord& record) {
  if (record.facts.interrupted) return Exit::interrupted;
  switch (record.scorecard.verdict) {
    case Verdict::pass:
      return Exit::ok;
    case Verdict::infra_error:
      return Exit::cannot_judge;
    default:
      return Exit::found;
  }
}

}  // namespace ccgrade
