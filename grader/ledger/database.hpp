#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "grader/model/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace ccgrade {

/// One SQLite connection. Not thread-safe; several processes may share the file (WAL).
class Database {
 public:
  /// Opens or creates the file. An Error's message is SQLite's own; `corrupt` tells whether the
  /// file is there but is no database that can be trusted.
  static Result<Database> open(const std::string& path, bool* corrupt);

  Status execute(const std::string& sql);

  /// A statement, bound with `values` in order. Rows come out as text, NULL as empty.
  using Row = std::vector<std::string>;
  Result<std::vector<Row>> query(const std::string& sql, const std::vector<std::string>& values);

  /// How many rows the last statement changed.
  int changes() const;

 private:
  Status use_wal();
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  explicit Database(sqlite3* connection) : connection_(connection) {}
  std::unique_ptr<sqlite3, Close> connection_;
};

}  // namespace ccgrade
