// ccgrade report: renders a record of earlier, without running anything.
#include "tools/ccgrade/commands.hpp"
#include "tools/ccgrade/output.hpp"
#include "tools/ccgrade/records.hpp"

namespace ccgrade {
namespace {

struct ReportOptions {
  std::string record = "last";
  std::string format = "text";
  std::string file = "-";
};

int report(const Context& context, const ReportOptions& options) {
  const Result<GradeRecord> record = find_record(context, options.record);
  if (!record) return fail(Exit::usage, record.error());
  if (const Status writable = check_output(options.file); !writable)
    return fail(Exit::usage, writable.error());
  if (options.format == "text" && options.file == "-") {
    print_text(*record, context.colour);
    return 0;
  }
  const Status done = write_report(options.format, *record, options.file);
  return done ? 0 : fail(Exit::usage, done.error());
}

}  // namespace

void add_report_command(CLI::App& app, const Context& context, int& exit_code) {
  auto options = std::make_shared<ReportOptions>();
  CLI::App* command = app.add_subcommand("report", "render an earlier grading again");
  command->add_option("run", options->record,
                      "a record's id or its beginning, a JSON record, or last");
  command->add_option("--format", options->format, "text, json, html");
  command->add_option("-o,--output", options->file, "file, or - for stdout");
  command->callback([=, &context, &exit_code] { exit_code = report(context, *options); });
}

}  // namespace ccgrade
