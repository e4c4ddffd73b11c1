#include "grader/ledger/database.hpp"

#include <sqlite3.h>

namespace ccgrade {
namespace {

constexpr int kBusyMillis = 10'000;
constexpr int kWalAttempts = 20;

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

Error failure(sqlite3* connection) {
  return Error{sqlite3_errmsg(connection)};
}

Database::Row read_row(sqlite3_stmt* statement) {
  Database::Row row;
  for (int i = 0; i < sqlite3_column_count(statement); ++i) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
    row.emplace_back(text ? text : "",
                     static_cast<std::size_t>(sqlite3_column_bytes(statement, i)));
  }
  return row;
}

bool is_corrupt(int code) {
  return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

}  // namespace

void Database::Close::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

Result<Database> Database::open(const std::string& path, bool* corrupt) {
  *corrupt = false;
  sqlite3* raw = nullptr;
  const int opened =
      sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  Database database(raw);
  if (opened != SQLITE_OK) return failure(raw);
  sqlite3_busy_timeout(raw, kBusyMillis);
  const auto check = database.query("PRAGMA quick_check(1)", {});
  *corrupt =
      check ? check->empty() || check->front().front() != "ok" : is_corrupt(sqlite3_errcode(raw));
  if (!check) return check.error();
  if (*corrupt) return Error{check->empty() ? "quick_check is silent" : check->front().front()};
  if (const Status set = database.use_wal(); !set) return set.error();
  if (const Status set = database.execute("PRAGMA foreign_keys=ON"); !set) return set.error();
  return database;
}

/// The change to WAL does not wait for another process that is just doing the same, as everything
/// else does; an empty transaction waits in its place.
Status Database::use_wal() {
  Status set = execute("PRAGMA journal_mode=WAL");
  for (int attempt = 0; !set && attempt < kWalAttempts; ++attempt) {
    if (const Status waited = execute("BEGIN IMMEDIATE; COMMIT"); !waited) return waited;
    set = execute("PRAGMA journal_mode=WAL");
  }
  return set;
}

Status Database::execute(const std::string& sql) {
  if (sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    return failure(connection_.get());
  return Done{};
}

Result<std::vector<Database::Row>> Database::query(const std::string& sql,
                                                   const std::vector<std::string>& values) {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(connection_.get(), sql.c_str(), -1, &raw, nullptr) != SQLITE_OK)
    return failure(connection_.get());
  const Statement statement(raw);
  for (std::size_t i = 0; i < values.size(); ++i)
    sqlite3_bind_text(raw, static_cast<int>(i) + 1, values[i].data(),
                      static_cast<int>(values[i].size()), SQLITE_STATIC);
  std::vector<Row> rows;
  int step = SQLITE_ROW;
  while ((step = sqlite3_step(raw)) == SQLITE_ROW) rows.push_back(read_row(raw));
  if (step != SQLITE_DONE) return failure(connection_.get());
  return rows;
}

int Database::changes() const {
  return sqlite3_changes(connection_.get());
}

}  // namespace ccgrade
