#include "grader/ledger/migrations.hpp"

#include <cstdlib>

namespace ccgrade {
namespace {

/// One entry per version, in order; an entry that was released never changes.
constexpr const char* kMigrations[] = {
    R"sql(
      CREATE TABLE record(
        id TEXT PRIMARY KEY,
        learner TEXT NOT NULL,
        challenge TEXT NOT NULL,
        graded_at TEXT NOT NULL,
        verdict TEXT NOT NULL,
        score REAL NOT NULL,
        max_score REAL NOT NULL,
        document TEXT NOT NULL
      ) STRICT;
      CREATE INDEX record_of_learner ON record(learner, challenge);
      CREATE TABLE xp_event(
        learner TEXT NOT NULL,
        guard TEXT NOT NULL,
        xp INTEGER NOT NULL CHECK(xp > 0),
        reason TEXT NOT NULL,
        record TEXT NOT NULL REFERENCES record(id),
        at TEXT NOT NULL,
        UNIQUE(learner, guard)
      ) STRICT;
      CREATE VIEW xp_total AS SELECT learner, sum(xp) AS xp FROM xp_event GROUP BY learner;
    )sql",
};

constexpr long kVersion = std::size(kMigrations);

}  // namespace

Status migrate(Database& database) {
  // IMMEDIATE: of two ccgrades that start at once, the second waits and then finds it done.
  if (const Status begun = database.execute("BEGIN IMMEDIATE"); !begun) return begun;
  const auto version = database.query("PRAGMA user_version", {});
  const long found = version && !version->empty() ? std::atol(version->front()[0].c_str()) : 0;
  Status result = Done{};
  if (found > kVersion)
    result = Error{"it was written by a newer ccgrade (version " + std::to_string(found) +
                   "); update ccgrade to read it"};
  for (long next = found; next < kVersion && result; ++next)
    result = database.execute(kMigrations[next]);
  if (result) result = database.execute("PRAGMA user_version=" + std::to_string(kVersion));
  const Status ended = database.execute(result ? "COMMIT" : "ROLLBACK");
  return result ? ended : result;
}

}  // namespace ccgrade
