#pragma once
// The fields of every value in JSON, in the order in which a reader meets them. One description
// serves both directions: `io` is a Writer over a const value or a Reader over one to be filled.
// Adding a field here adds it to the schema's duties too: reports/schema/record.schema.json.
#include <concepts>

#include "grader/model/json_io.hpp"
#include "grader/model/record.hpp"

namespace ccgrade {

template <class T, class Value>
concept Like = std::same_as<std::remove_const_t<T>, Value>;

/// The alternatives of Evidence::what, in the variant's order.
enum class EvidenceKind { source_trail, run, schedule, log };
template <>
inline constexpr EnumNames<EvidenceKind, 4> enum_names<EvidenceKind>{
    {{EvidenceKind::source_trail, "source_trail"},
     {EvidenceKind::run, "run"},
     {EvidenceKind::schedule, "schedule"},
     {EvidenceKind::log, "log"}}};

template <class Io, Like<Location> T>
void fields(Io& io, T& place) {
  io("file", place.file);
  io("line", place.line);
  io("column", place.column);
}

template <class Io, Like<Site> T>
void fields(Io& io, T& site) {
  io("role", site.role);
  io("file", site.file);
  io("line", site.line);
  io("function", site.function);
  io("object", site.object);
}

template <class Io, Like<TrailStep> T>
void fields(Io& io, T& step) {
  io("file", step.file);
  io("line", step.line);
  io("thread", step.thread);
  io("text", step.text);
}

template <class Io, Like<SourceTrail> T>
void fields(Io& io, T& what) {
  io("steps", what.steps);
}
template <class Io, Like<RunRef> T>
void fields(Io& io, T& what) {
  io("run", what.run);
}
template <class Io, Like<ScheduleRef> T>
void fields(Io& io, T& what) {
  io("token", what.token);
}
template <class Io, Like<LogExcerpt> T>
void fields(Io& io, T& what) {
  io("text", what.text);
}

inline void choose(decltype(Evidence::what)& what, EvidenceKind kind) {
  switch (kind) {
    case EvidenceKind::source_trail:
      what = SourceTrail{};
      break;
    case EvidenceKind::run:
      what = RunRef{};
      break;
    case EvidenceKind::schedule:
      what = ScheduleRef{};
      break;
    case EvidenceKind::log:
      what = LogExcerpt{};
      break;
  }
}

template <class Io, Like<Evidence> T>
void fields(Io& io, T& evidence) {
  io("tool", evidence.tool);
  io("certainty", evidence.certainty);
  auto kind = static_cast<EvidenceKind>(evidence.what.index());
  io("kind", kind);
  if constexpr (Io::reading) choose(evidence.what, kind);
  std::visit([&io](auto& what) { fields(io, what); }, evidence.what);
}

template <class Io, Like<Fix> T>
void fields(Io& io, T& fix) {
  io("what", fix.what);
  io("where", fix.where);
  io("end_column", fix.end_column);
  io("text", fix.text);
}

template <class Io, Like<Finding> T>
void fields(Io& io, T& finding) {
  io("id", finding.id);
  io("rule", finding.rule);
  io("tool", finding.tool);
  io("certainty", finding.certainty);
  io("severity", finding.severity);
  io("message", finding.message);
  io("where", finding.where);
  io("sites", finding.sites);
  io("trail", finding.trail);
  io("evidence", finding.evidence);
  io("fingerprint", finding.fingerprint);
  io("replay", finding.replay);
  io("fix", finding.fix);
}

template <class Io, Like<Outcome> T>
void fields(Io& io, T& outcome) {
  io("ending", outcome.ending);
  io("code", outcome.code);
  io("detail", outcome.detail);
}

template <class Io, Like<Usage> T>
void fields(Io& io, T& usage) {
  io("cpu_seconds", usage.cpu_seconds);
  io("wall_seconds", usage.wall_seconds);
  io("peak_kib", usage.peak_kib);
}

template <class Io, Like<ThreadCount> T>
void fields(Io& io, T& threads) {
  io("created", threads.created);
  io("joined", threads.joined);
  io("detached", threads.detached);
  io("alive", threads.alive);
}

template <class Io, Like<Run> T>
void fields(Io& io, T& run) {
  io("id", run.id);
  io("tool", run.tool);
  io("variant", run.variant);
  io("scenario", run.scenario);
  io("seed", run.seed);
  io("outcome", run.outcome);
  io("usage", run.usage);
  io("log", run.log);
  io("replay", run.replay);
  io("threads", run.threads);
}

template <class Io, Like<CriterionResult> T>
void fields(Io& io, T& criterion) {
  io("id", criterion.id);
  io("title", criterion.title);
  io("status", criterion.status);
  io("points", criterion.points);
  io("max_points", criterion.max_points);
  io("because", criterion.because);
  io("reason", criterion.reason);
}

template <class Io, Like<SourceFile> T>
void fields(Io& io, T& file) {
  io("path", file.path);
  io("text", file.text);
}

template <class Io, Like<Submission> T>
void fields(Io& io, T& submission) {
  io("digest", submission.digest);
  io("files", submission.files);
}

template <class Io, Like<BuildResult> T>
void fields(Io& io, T& build) {
  io("built", build.built);
  io("variant", build.variant);
  io("errors", build.errors);
}

template <class Io, Like<Speed> T>
void fields(Io& io, T& speed) {
  io("benchmark", speed.benchmark);
  io("ratio", speed.ratio);
  io("low", speed.low);
  io("high", speed.high);
  io("pairs", speed.pairs);
}

template <class Io, Like<NotJudged> T>
void fields(Io& io, T& miss) {
  io("observer", miss.observer);
  io("reason", miss.reason);
}

template <class Io, Like<Experience> T>
void fields(Io& io, T& xp) {
  io("earned", xp.earned);
  io("total", xp.total);
  io("level", xp.level);
}

}  // namespace ccgrade
