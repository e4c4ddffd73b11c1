// ccgrade report: renders a record of earlier, without running anything.
#include <iostream>

#include "grader/ledger/ledger.hpp"
#include "tools/ccgrade/commands.hpp"
#include "tools/ccgrade/output.hpp"

namespace ccgrade {
namespace {

constexpr std::size_t kRecordCap = 256 << 20;

struct ReportOptions {
  std::string record = "last";
  std::string format = "text";
  std::string file = "-";
};

/// A path to a JSON record, or else a record of the ledger.
Result<GradeRecord> find_record(const Context& context, const std::string& name) {
  if (context.host.is_file(name)) {
    const Result<std::string> text = context.host.read_file(name, kRecordCap);
    if (!text) return text.error();
    Result<GradeRecord> record = record_from_json(*text);
    if (!record) return Error{name + " is not a record: " + record.error().message};
    return record;
  }
  std::string note;
  Result<Ledger> ledger = Ledger::open(context.host, context.data_folder, &note);
  if (!note.empty()) std::cerr << "ccgrade: " << note << '\n';
  if (!ledger) return ledger.error();
  return ledger->find(name);
}

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
