#include "tools/ccgrade/records.hpp"

#include <iostream>

#include "grader/ledger/ledger.hpp"

namespace ccgrade {
namespace {

constexpr std::size_t kRecordCap = 256 << 20;

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

}  // namespace ccgrade
