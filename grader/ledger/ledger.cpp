#include "grader/ledger/ledger.hpp"

#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "grader/ledger/migrations.hpp"
#include "grader/ledger/opening.hpp"

namespace ccgrade {
namespace {

/// Moves the database and its side files out of the way, to a name that is not taken.
Result<std::string> set_aside(const std::string& path, const std::string& now) {
  std::string stamp = now.substr(0, 19);
  for (char& c : stamp)
    if (c == ':') c = '-';
  std::string aside = path + ".corrupt-" + stamp;
  for (int n = 2; std::filesystem::exists(aside); ++n)
    aside = path + ".corrupt-" + stamp + "-" + std::to_string(n);
  std::error_code error;
  std::filesystem::rename(path, aside, error);
  if (error) return Error{"cannot move it aside: " + error.message()};
  for (const char* side : {"-wal", "-shm"})
    std::filesystem::rename(path + side, aside + side, error);
  return aside;
}

Error ledger_error(const std::string& path, const Error& why) {
  return Error{"the ledger " + path + " cannot be used: " + why.message};
}

Error nothing_called(const std::string& id) {
  if (id == "last") return Error{"nothing has been graded yet; `ccgrade run` makes a record"};
  return Error{"no record is called " + (id.empty() ? "\"\"" : id) +
               "; `ccgrade report last` shows the newest"};
}

}  // namespace

Result<Ledger> Ledger::open(Host& host, const std::string& folder, std::string* note) {
  const std::string path = folder + "/ledger.db";
  if (const Status made = host.make_folder(folder); !made) return ledger_error(path, made.error());
  const Opening alone(host, folder);
  bool corrupt = false;
  Result<Database> database = Database::open(path, &corrupt);
  if (!database && corrupt) {
    const Result<std::string> aside = set_aside(path, host.utc_now());
    if (!aside) return ledger_error(path, aside.error());
    *note = "the ledger " + path + " is corrupt (" + database.error().message +
            "); it was kept as " + *aside + " and a new one was started";
    database = Database::open(path, &corrupt);
  }
  if (!database) return ledger_error(path, database.error());
  if (const Status done = migrate(*database); !done) return ledger_error(path, done.error());
  return Ledger(std::move(*database));
}

Status Ledger::insert(const GradeRecord& record) {
  const auto inserted = database_.query(
      "INSERT INTO record VALUES(?,?,?,?,?,CAST(? AS REAL),CAST(? AS REAL),?)",
      {record.id, record.learner, record.challenge, record.graded_at,
       std::string(name_of(record.scorecard.verdict)), std::to_string(record.scorecard.total),
       std::to_string(record.scorecard.max), record_to_json(record)});
  if (!inserted) return inserted.error();
  return Done{};
}

Result<double> Ledger::best_share(const std::string& learner, const std::string& challenge) {
  const auto best = database_.query(
      "SELECT max(score / max_score) FROM record WHERE learner=? AND challenge=? AND max_score>0 "
      "AND verdict IN ('pass','fail')",
      {learner, challenge});
  if (!best) return best.error();
  const std::string& share = best->front()[0];
  return share.empty() ? -1.0 : std::atof(share.c_str());
}

/// What this record is worth beyond the best so far.
Result<long> Ledger::improvement(const GradeRecord& record, long worth) {
  const Result<double> best = best_share(record.learner, record.challenge);
  if (!best) return best.error();
  const Scorecard& card = record.scorecard;
  const bool counts = card.verdict == Verdict::pass || card.verdict == Verdict::fail;
  if (!counts || card.max <= 0) return 0L;
  const double gained = card.total / card.max - std::max(0.0, *best);
  return std::max(0L, std::lround(static_cast<double>(worth) * gained));
}

/// The guard holds the new best, so that the same improvement can never be paid twice.
Status Ledger::pay(const GradeRecord& record) {
  const long share = std::lround(record.scorecard.total / record.scorecard.max * 10000);
  const auto paid =
      database_.query("INSERT INTO xp_event VALUES(?,?,CAST(? AS INTEGER),?,?,?)",
                      {record.learner, "best:" + record.challenge + ":" + std::to_string(share),
                       std::to_string(record.xp.earned), "a new best in " + record.challenge,
                       record.id, record.graded_at});
  if (!paid) return paid.error();
  return Done{};
}

Status Ledger::write(GradeRecord& record, long challenge_worth) {
  const Result<long> earned = improvement(record, challenge_worth);
  if (!earned) return earned.error();
  const Result<Experience> before = experience(record.learner);
  if (!before) return before.error();
  record.xp = {*earned, before->total + *earned, level_for(before->total + *earned)};
  if (const Status put = insert(record); !put) return put;
  return *earned > 0 ? pay(record) : Status(Done{});
}

Status Ledger::append(GradeRecord& record, long challenge_worth) {
  // IMMEDIATE: between reading the best and paying for a better one nobody else writes.
  if (const Status begun = database_.execute("BEGIN IMMEDIATE"); !begun) return begun;
  const Status written = write(record, challenge_worth);
  const Status ended = database_.execute(written ? "COMMIT" : "ROLLBACK");
  return written ? ended : written;
}

Result<GradeRecord> Ledger::find(const std::string& id) {
  const bool last = id == "last";
  const auto rows =
      last
          ? database_.query("SELECT document, id FROM record ORDER BY id DESC LIMIT 1", {})
          : database_.query(
                "SELECT document, id FROM record WHERE ?1 != '' AND substr(id, 1, length(?1)) = ?1 "
                "ORDER BY id != ?1 LIMIT 2",
                {id});
  if (!rows) return rows.error();
  if (rows->empty()) return nothing_called(id);
  const bool exact = rows->front()[1] == id;
  if (rows->size() > 1 && !exact) return Error{"more than one record begins with " + id};
  return record_from_json(rows->front()[0]);
}

Result<Experience> Ledger::experience(const std::string& learner) {
  const auto total =
      database_.query("SELECT coalesce(sum(xp),0) FROM xp_event WHERE learner=?", {learner});
  if (!total) return total.error();
  const long xp = std::atol(total->front()[0].c_str());
  return Experience{0, xp, level_for(xp)};
}

long level_for(long experience) {
  // 50·L·(L−1) ≤ x, solved for L; the loops repair what rounding may have spoilt.
  long level = static_cast<long>((1 + std::sqrt(1 + static_cast<double>(experience) / 12.5)) / 2);
  while (level > 1 && 50 * level * (level - 1) > experience) --level;
  while (50 * (level + 1) * level <= experience) ++level;
  return std::max(1L, level);
}

long worth_of(const std::string& difficulty) {
  if (difficulty == "intro") return 100;
  if (difficulty == "core") return 200;
  if (difficulty == "hard") return 400;
  return 800;
}

}  // namespace ccgrade
