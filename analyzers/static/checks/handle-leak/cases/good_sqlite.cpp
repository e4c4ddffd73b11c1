// Where the opening failed there is no statement; who is told the code may know more than we do.
#include <sqlite3.h>

#include <memory>
#include <stdexcept>

void demand(int code, sqlite3* database);

int rows(sqlite3* database) {
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nullptr);
  if (code != SQLITE_OK) return -1;
  int rows = 0;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) ++rows;
  sqlite3_finalize(statement);
  return rows;
}

int first(sqlite3* database) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nullptr)) return -1;
  const int value = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int(statement, 0) : 0;
  sqlite3_finalize(statement);
  return value;
}

int by_case(sqlite3* database) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nullptr);
  switch (code) {
    case SQLITE_OK:
      break;
    default:
      return code;
  }
  return sqlite3_finalize(statement);
}

int kept(sqlite3* database) {
  sqlite3_stmt* statement = nullptr;
  const bool ok = sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nullptr) == SQLITE_OK;
  if (!ok) return -1;
  return sqlite3_finalize(statement);
}

std::unique_ptr<sqlite3, decltype(&sqlite3_close)> opened(const char* path) {
  sqlite3* database = nullptr;
  const int code = sqlite3_open(path, &database);
  std::unique_ptr<sqlite3, decltype(&sqlite3_close)> owner(database, &sqlite3_close);
  if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(database));
  return owner;
}

int demanded(sqlite3* database) {
  sqlite3_stmt* statement = nullptr;
  demand(sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nullptr), database);
  return sqlite3_finalize(statement);
}

int at_one_end(const char* path) {
  sqlite3* database = nullptr;
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_open(path, &database);
  if (code == SQLITE_OK) code = sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nullptr);
  if (code == SQLITE_OK) code = sqlite3_step(statement);
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return code;
}
