// ccgrade run: grades a folder against a challenge, records it, reports it.
#include <algorithm>
#include <iostream>
#include <optional>

#include "reports/registry.hpp"
#include "tools/ccgrade/commands.hpp"
#include "tools/ccgrade/grading.hpp"
#include "tools/ccgrade/output.hpp"
#include "tools/ccgrade/progress.hpp"
#include "tools/ccgrade/records.hpp"
#include "tools/ccgrade/whole_number.hpp"

namespace ccgrade {
namespace {

struct RunOptions {
  std::string id;
  std::optional<std::string> folder;                         ///< none: the starter
  std::vector<std::pair<std::string, std::string>> outputs;  ///< format, file ("-": stdout)
  std::string budget = "standard";
  std::string learner = default_learner();
  bool no_record = false;
  unsigned long seed = 1;
  int jobs = 0;
};

int run(const Context& context, const RunOptions& options) {
  const Result<Challenge> challenge = context.catalog.challenge(options.id);
  if (!challenge) return fail(Exit::usage, challenge.error());
  if (std::count_if(options.outputs.begin(), options.outputs.end(),
                    [](const auto& output) { return output.second == "-"; }) > 1)
    return fail(Exit::usage, Error{"only one report can go to stdout; name a file for the others"});
  for (const auto& [format, file] : options.outputs)
    if (const Status writable = check_output(file); !writable)
      return fail(Exit::usage, writable.error());
  const std::string folder = options.folder.value_or(challenge->root + "/starter");
  const Result<Admission> admission = admit(context.host, *challenge, folder);
  if (!admission) return fail(Exit::usage, admission.error());

  const GradeRequest request{*challenge, *admission, options.learner,
                             value_of<Budget>(options.budget).value_or(Budget::standard),
                             options.seed};
  std::unique_ptr<Progress> progress = make_progress(context.animate);
  Result<GradeRecord> record = grade_in(context, request, *progress);
  progress.reset();
  if (!record) return fail(Exit::cannot_judge, record.error());
  if (options.no_record)
    leave_unrecorded(*record);
  else
    keep_record(context, *challenge, *record);

  bool stdout_taken = false;
  for (const auto& [format, file] : options.outputs) {
    stdout_taken |= file == "-";
    if (const Status done = write_report(format, *record, file); !done)
      return fail(Exit::cannot_judge, done.error());
  }
  if (!stdout_taken) print_text(*record, context.colour);
  return static_cast<int>(exit_of(*record));
}

}  // namespace

void add_run_command(CLI::App& app, const Context& context, int& exit_code) {
  auto options = std::make_shared<RunOptions>();
  CLI::App* command = app.add_subcommand("run", "grade a folder (default: the shipped starter)");
  command->add_option("id", options->id, "challenge, as in `ccgrade list`")->required();
  command->add_option("dir", options->folder, "folder with the submission");
  for (const char* format : {"json", "html"})
    command->add_option_function<std::string>(
        std::string("--") + format,
        [options, format](const std::string& file) { options->outputs.emplace_back(format, file); },
        std::string("write the ") + format + " report to a file, or - for stdout");
  command->add_option("--budget", options->budget, "quick, standard or deep")
      ->check(CLI::IsMember({"quick", "standard", "deep"}));
  command->add_option("--learner", options->learner, "whose record this is");
  command->add_flag("--no-record", options->no_record, "leave the ledger alone");
  command->add_option("-j", options->jobs, "commands that run at once")->check(CLI::Range(1, 512));
  command->add_option("--seed", options->seed, "of everything random")->check(whole_number());
  command->callback([=, &context, &exit_code] { exit_code = run(context, *options); });
}

}  // namespace ccgrade
