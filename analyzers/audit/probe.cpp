#include "analyzers/audit/probe.hpp"

#include <algorithm>
#include <filesystem>
#include <future>

#include "analyzers/audit/judge.hpp"
#include "analyzers/audit/symbols.hpp"
#include "analyzers/dynamic/symbols/object_tool.hpp"
#include "grader/build/builds.hpp"
#include "grader/host/host.hpp"

namespace ccgrade {
namespace {

constexpr double kLongestSeconds = 120;
constexpr std::size_t kMostFindings = 1000;

using audit::Construct;
using audit::Objection;

std::string real_path(const std::string& folder) {
  std::error_code error;
  const std::filesystem::path real = std::filesystem::canonical(folder, error);
  return error ? folder : real.string();
}

class AuditProbe final : public Probe {
 public:
  std::string name() const override { return "audit"; }
  Phase phase() const override { return Phase::audit; }
  std::vector<std::string> variants() const override { return {}; }

  Observation observe(const Inspection& inspection) override {
    Observation seen;
    const Result<std::vector<TranslationUnit>> units = inspection.builds.units("watch");
    if (!units) {
      seen.not_judged = units.error().message;
      return seen;
    }
    std::vector<TranslationUnit> own;
    std::ranges::copy_if(*units, std::back_inserter(own),
                         [](const TranslationUnit& unit) { return unit.may_see.has_value(); });
    read_sources(inspection, own, seen);
    read_objects(inspection, own, seen);
    return seen;
  }

 private:
  static void read_sources(const Inspection& inspection, const std::vector<TranslationUnit>& units,
                           Observation& seen) {
    const std::string stage = real_path(inspection.builds.stage());
    std::vector<std::future<Result<std::vector<Construct>>>> reading;
    for (const TranslationUnit& unit : units)
      reading.push_back(
          std::async(std::launch::async, [&] { return constructs_of(inspection, unit); }));
    for (auto& each : reading) {
      const Result<std::vector<Construct>> constructs = each.get();
      if (!constructs) {
        seen.not_judged = constructs.error().message;
        continue;
      }
      for (const Construct& construct : *constructs)
        if (const auto objection = audit::objection_to(construct, stage))
          add(*objection, place_in(construct.where, stage), seen);
    }
  }

  static Result<std::vector<Construct>> constructs_of(const Inspection& inspection,
                                                      const TranslationUnit& unit) {
    Command command;
    const std::string program = inspection.builds.installation().programs + "/ccgrade-static";
    command.argv = {program, "--constructs", unit.source, "--"};
    command.argv.insert(command.argv.end(), unit.flags.begin(), unit.flags.end());
    command.cwd = unit.cwd;
    command.limits.wall_seconds = kLongestSeconds;
    command.limits.output_bytes = 64 << 20;
    std::vector<std::string> readable = *unit.may_see;
    readable.push_back(program);
    command.confinement = {std::move(readable), {}, {}};
    const ProcessResult done = inspection.host.run(command);
    if (done.succeeded()) return audit::constructs_from(done.out);
    return Error{
        unit.source + " was not looked through: " +
        (done.outcome.ending == Ending::exited ? done.err.substr(0, 400) : done.outcome.detail)};
  }

  static void read_objects(const Inspection& inspection, const std::vector<TranslationUnit>& units,
                           Observation& seen) {
    const std::vector<std::string> objects = inspection.builds.objects("watch");
    for (std::size_t i = 0; i < objects.size() && i < units.size(); ++i) {
      const Result<std::string> listing =
          run_object_tool(inspection.host, {"llvm-nm-19", "--extern-only"}, {objects[i]});
      if (!listing) {
        seen.not_judged = listing.error().message;
        return;
      }
      for (const Objection& objection : audit::objections_to_symbols(*listing))
        add(objection, {units[i].source, 0, 0}, seen);
    }
  }

  /// A header may have been given to the compiler by its whole path.
  static Location place_in(Location where, const std::string& stage) {
    if (where.file.starts_with(stage + "/")) where.file.erase(0, stage.size() + 1);
    while (where.file.starts_with("./")) where.file.erase(0, 2);
    return where;
  }

  /// Once: several units may include the same header.
  static void add(const Objection& objection, const Location& where, Observation& seen) {
    Finding finding;
    finding.rule = objection.rule;
    finding.tool = "audit";
    finding.certainty = Certainty::proven;
    finding.where = where;
    finding.message = objection.message;
    finding.sites = {{Role::calls, where.file, where.line, "", ""}};
    finding.evidence = {{"audit", Certainty::proven, SourceTrail{}}};
    if (seen.findings.size() < kMostFindings &&
        std::ranges::find(seen.findings, finding) == seen.findings.end())
      seen.findings.push_back(std::move(finding));
  }
};

}  // namespace

std::unique_ptr<Probe> make_audit_probe() {
  return std::make_unique<AuditProbe>();
}

}  // namespace ccgrade
