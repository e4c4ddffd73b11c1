// A database and its statements are handles that a function puts where it is told to.
#include <sqlite3.h>

#include <string>

bool has_rows(const char* path) {
  sqlite3* database = nullptr;
  if (sqlite3_open(path, &database) != SQLITE_OK) return false;
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nullptr);  // FINDING handle-leak
  if (code != SQLITE_OK) {
    sqlite3_close(database);
    return false;
  }
  const bool has = sqlite3_step(statement) == SQLITE_ROW;
  sqlite3_close(database);
  return has;
}

int count(const std::string& path) {
  sqlite3* database = nullptr;
  if (sqlite3_open(path.c_str(), &database)) {  // FINDING handle-leak
    sqlite3_close(database);
    return -1;
  }
  if (path.empty()) return 0;
  sqlite3_close(database);
  return 1;
}
