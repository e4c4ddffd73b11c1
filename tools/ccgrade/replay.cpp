// ccgrade replay: an interleaving again, step by step. It comes from a token with the sources, from
// a report of `ccgrade explore`, or from a grading's record, which has the submission in it.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "analyzers/explore/driver/explore.hpp"
#include "analyzers/explore/driver/scenario.hpp"
#include "grader/build/builds.hpp"
#include "grader/host/linux_host.hpp"
#include "tools/ccgrade/commands.hpp"
#include "tools/ccgrade/compiler_flags.hpp"
#include "tools/ccgrade/exploring.hpp"
#include "tools/ccgrade/records.hpp"

namespace ccgrade {
namespace {

struct Options {
  explore::ExploreRequest request;
  ExplorationOutputs outputs;
  std::string what;  ///< a token, a report, or a record and perhaps a finding of it
  std::optional<ScheduleFailure> reported = {};  ///< by a report
};

explore::KnownSchedule known_schedule(const Options& options) {
  if (!options.reported) return {options.what};
  const ScheduleFailure& reported = *options.reported;
  return {options.what, reported.schedule, reported.kind, reported.event_hash, reported.story};
}

int replay_token(const Context& context, const Options& options) {
  if (options.request.sources.empty())
    return fail(Exit::usage, Error{"a token needs the program's sources: ccgrade replay TOKEN "
                                   "SOURCE... [-- FLAGS]"});
  if (const Status known = check_sources(context, options.request.sources); !known)
    return fail(Exit::usage, known.error());
  if (const Status ours = check_flags(options.request.flags); !ours)
    return fail(Exit::usage, ours.error());
  return finish_exploring(
      context,
      explore::replay(context.host, context.installation, options.request, known_schedule(options)),
      options.outputs);
}

/// Where a record's interleaving comes from.
struct Witness {
  const Run* run = nullptr;
  std::string token;
};

/// The explorer gives each schedule the run before it.
std::optional<Witness> witness_in(const GradeRecord& record, const Finding& finding) {
  std::string run;
  for (const Evidence& each : finding.evidence) {
    if (const auto* ref = std::get_if<RunRef>(&each.what)) run = ref->run;
    const auto* schedule = std::get_if<ScheduleRef>(&each.what);
    const auto found = std::ranges::find(record.facts.runs, run, &Run::id);
    if (schedule && found != record.facts.runs.end()) return Witness{&*found, schedule->token};
  }
  return std::nullopt;
}

Result<Witness> find_witness(const GradeRecord& record, const std::string& id) {
  for (const Finding& finding : record.facts.findings)
    if (id.empty() || finding.id == id)
      if (const auto witness = witness_in(record, finding)) return *witness;
  if (id.empty()) return Error{"the record holds no interleaving to replay"};
  return Error{"the record has no interleaving for " + id.substr(0, 40)};
}

Result<Exploration> follow_witness(const Context& context, const GradeRecord& record,
                                   const Witness& witness) {
  const Result<Challenge> challenge = context.catalog.challenge(record.challenge);
  if (!challenge) return Error{challenge.error().message, Blame::submission};
  const auto scenario =
      std::ranges::find(challenge->scenarios, witness.run->scenario, &ScenarioSpec::name);
  if (scenario == challenge->scenarios.end())
    return Error{
        "challenge " + challenge->id + " has no scenario " + witness.run->scenario + " any more",
        Blame::submission};
  const ScratchFolder scratch("ccgrade");
  const ScratchFolder fallback("ccgrade-cache");
  BuildCache cache(context.host, context.cache_folder, fallback.path());
  Builds builds(context.host, context.installation, cache, *challenge, record.submission,
                scratch.path());
  if (const Status laid_out = builds.lay_out(); !laid_out) return laid_out.error();
  const Product product = builds.get("explore");
  if (!product.ok())
    return Error{
        "the submission cannot be built any more: " + product.submission_errors + product.our_fault,
        product.our_fault.empty() ? Blame::submission : Blame::ours};
  return explore::follow(context.host,
                         explore::scenario_program(product.path, *scenario, witness.run->seed),
                         {witness.token});
}

int replay_record(const Context& context, const GradeRecord& record, const std::string& finding,
                  const ExplorationOutputs& outputs) {
  const Result<Witness> witness = find_witness(record, finding);
  if (!witness) return fail(Exit::usage, witness.error());
  return finish_exploring(context, follow_witness(context, record, *witness), outputs);
}

std::optional<Exploration> exploration_in(const std::string& text) {
  try {
    return nlohmann::json::parse(text).get<Exploration>();
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

/// Reads what `ccgrade explore --json` wrote, which knows its sources, flags and token. False when
/// the file holds something else.
Result<bool> read_report(const Context& context, Options& options) {
  const Result<std::string> text = context.host.read_file(options.what, 64 << 20);
  if (!text) return false;
  const std::optional<Exploration> found = exploration_in(*text);
  if (!found) return false;
  if (!found->failure) return Error{options.what + " holds no failure to replay"};
  // What the user says counts for more.
  explore::ExploreRequest& request = options.request;
  const std::string compiler = request.compiler.empty() ? found->compiler : "";
  const auto flags = request.flags.empty() ? found->flags : std::vector<std::string>{};
  if (const Status known = check_reported_compiler(compiler, flags); !known) return known.error();
  if (request.sources.empty()) request.sources = found->sources;
  if (request.flags.empty()) request.flags = flags;
  if (request.compiler.empty()) request.compiler = compiler;
  options.what = found->failure->token;
  options.reported = *found->failure;
  return true;
}

/// "RECORD" or "RECORD:FINDING".
std::pair<std::string, std::string> split_name(const Context& context, const std::string& what) {
  const std::size_t colon = what.rfind(':');
  if (context.host.is_file(what) || colon == std::string::npos) return {what, ""};
  return {what.substr(0, colon), what.substr(colon + 1)};
}

int replay(const Context& context, Options options) {
  options.request.flags = context.compiler_flags;
  if (const Status writable = check_outputs(options.outputs); !writable)
    return fail(Exit::usage, writable.error());
  if (const Result<bool> report = read_report(context, options); !report)
    return fail(Exit::usage, report.error());
  if (options.what.starts_with("cc1:")) return replay_token(context, options);
  const auto [name, finding] = split_name(context, options.what);
  const Result<GradeRecord> record = find_record(context, name);
  if (!record && context.host.is_file(name))
    return fail(Exit::usage, Error{name + " is neither a token (cc1:…), nor a report of ccgrade "
                                          "explore or ccgrade run"});
  if (!record) return fail(Exit::usage, record.error());
  return replay_record(context, *record, finding, options.outputs);
}

}  // namespace

void add_replay_command(CLI::App& app, const Context& context, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "replay", "run an interleaving again and tell it; compiler flags follow --");
  command
      ->add_option("what", options->what,
                   "a token (cc1:…) with the program's sources, a report of explore --json, or a "
                   "grading's record: ID, ID:F1, last, last:F2, or its JSON file")
      ->required();
  command->add_option("sources", options->request.sources, "the program's sources");
  add_compiler_option(*command, options->request.compiler);
  add_output_options(*command, options->outputs);
  command->callback([=, &context, &exit_code] { exit_code = replay(context, *options); });
}

}  // namespace ccgrade
