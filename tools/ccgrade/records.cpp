#include "tools/ccgrade/records.hpp"

#include <algorithm>
#include <iostream>

#include "grader/ledger/ledger.hpp"

namespace ccgrade {
namespace {

constexpr std::size_t kRecordCap = 256 << 20;

bool is_schedule(const Evidence& evidence) {
  return std::holds_alternative<ScheduleRef>(evidence.what);
}

/// What an interleaving shows can be shown again from the record.
void name_replays(GradeRecord& record) {
  for (Finding& finding : record.facts.findings)
    if (std::ranges::any_of(finding.evidence, is_schedule))
      finding.replay = "ccgrade replay " + record.id + ":" + finding.id;
}

}  // namespace

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

void keep_record(const Context& context, const Challenge& challenge, GradeRecord& record) {
  std::string note;
  Result<Ledger> ledger = Ledger::open(context.host, context.data_folder, &note);
  if (!note.empty()) record.notes.push_back(note);
  GradeRecord kept = record;
  name_replays(kept);
  const Status done =
      ledger ? ledger->append(kept, worth_of(challenge.difficulty)) : Status(ledger.error());
  if (done) {
    record = std::move(kept);
  } else {
    record.notes.push_back("this grading was not recorded: " + done.error().message);
    leave_unrecorded(record);
  }
}

void leave_unrecorded(GradeRecord& record) {
  record.id.clear();
}

}  // namespace ccgrade
