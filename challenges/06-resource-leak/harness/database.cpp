// The database: connections that can break, and a statement of each.
#include <array>
#include <string_view>

#include "system.hpp"
#include "tables.hpp"

using namespace machine;
using namespace resource_leak;

namespace {

enum class Ending { done, failed, broken };

struct Query {
  std::string_view name;
  long first;  // value; the next row has the next one
  unsigned rows;
  Ending ending = Ending::done;
};
constexpr Query kQueries[] = {{"orders", 11, 3},
                              {"returns", 21, 2},
                              {"stock", 31, 1},
                              {"torn", 41, 1, Ending::failed},
                              {"breaking", 51, 1, Ending::broken}};

constexpr unsigned kOpen = 1, kBroken = 2, kBusy = 4;  // a connection's state
constexpr int kRows = 4;  // bits of a statement's state before the rows

}  // namespace

namespace resource_leak {

struct Statement {
  std::atomic<unsigned> state = 0;  // row of the table, from 1, and rows so far; 0: not open
  Place where;
  Connection* connection = nullptr;
};

struct Connection {
  Connection() { statement.connection = this; }

  std::atomic<unsigned> state = 0;
  Place where;
  Statement statement;
};

}  // namespace resource_leak

namespace {

std::array<Connection, 8> connections;
unsigned most = 0;
std::function<void()> meanwhile;
std::atomic<unsigned> openings_so_far;
std::atomic<bool> stray;
Mark extra;

/// The place is free when this returns null.
Connection* lowest_free(unsigned state, Where where) {
  for (Connection& connection : connections) {
    unsigned free = 0;
    if (!connection.state.compare_exchange_strong(free, state, kRelaxed)) continue;
    connection.where.store(where, kRelaxed);
    if (&connection >= connections.data() + most) extra.make(where);
    return &connection;
  }
  return nullptr;
}

Code break_now(Connection& connection) {
  connection.state.fetch_or(kBroken, kRelaxed);
  return Code::broken;
}

Code end_of(const Query& query, Connection& connection) {
  if (query.ending == Ending::broken) return break_now(connection);
  return query.ending == Ending::failed ? Code::failed : Code::done;
}

}  // namespace

namespace resource_leak {

Code db_open(const std::string&, Connection** connection, Where where) {
  openings_so_far.fetch_add(1, kRelaxed);
  const bool failed = fails(Fault::open_database);
  *connection = lowest_free(failed ? kOpen | kBroken : kOpen, where);
  if (meanwhile) meanwhile();
  return failed || !*connection ? Code::failed : Code::ok;
}

Code db_ping(Connection* connection) {
  const unsigned state = connection->state.load(kRelaxed);
  return state & kOpen && !(state & kBroken) ? Code::ok : Code::broken;
}

Code db_close(Connection* connection) {
  if (!connection) return Code::ok;
  if (connection->state.load(kRelaxed) & kBusy) return Code::busy;
  if (connection->state.exchange(0, kRelaxed) == 0) stray.store(true, kRelaxed);
  return Code::ok;
}

Code db_prepare(Connection* connection, const std::string& query, Statement** statement,
                Where where) {
  *statement = nullptr;
  const unsigned state = connection->state.load(kRelaxed);
  if (!(state & kOpen) || state & kBroken) return Code::broken;
  if (state & kBusy) return Code::busy;
  if (fails(Fault::breaking)) return break_now(*connection);
  const std::size_t row = row_of(kQueries, query);
  if (row == std::size(kQueries) || fails(Fault::prepare)) return Code::failed;
  if (connection->state.fetch_or(kBusy, kRelaxed) & kBusy) return Code::busy;
  connection->statement.where.store(where, kRelaxed);
  connection->statement.state.store(static_cast<unsigned>(row) + 1, kRelaxed);
  *statement = &connection->statement;
  return Code::ok;
}

Code db_step(Statement* statement) {
  const unsigned state = statement->state.load(kRelaxed);
  Connection& connection = *statement->connection;
  if (state == 0) return Code::failed;
  if (connection.state.load(kRelaxed) & kBroken) return Code::broken;
  if (fails(Fault::breaking)) return break_now(connection);
  if (fails(Fault::step)) return Code::failed;
  const Query& query = kQueries[(state & 15) - 1];
  if (state >> kRows == query.rows) return end_of(query, connection);
  statement->state.store(state + (1U << kRows), kRelaxed);
  return Code::row;
}

long db_value(Statement* statement) {
  const unsigned state = statement->state.load(kRelaxed);
  if (state >> kRows == 0) return 0;
  return kQueries[(state & 15) - 1].first + static_cast<long>(state >> kRows) - 1;
}

Code db_finalize(Statement* statement) {
  if (!statement) return Code::ok;
  if (statement->state.exchange(0, kRelaxed) == 0) stray.store(true, kRelaxed);
  const unsigned state = statement->connection->state.fetch_and(~kBusy, kRelaxed);
  return state & kBroken ? Code::broken : Code::ok;
}

}  // namespace resource_leak

namespace machine {

void allow_connections(unsigned at_a_time) {
  most = at_a_time;
}

void clear_database() {
  for (Connection& connection : connections) {
    connection.state.store(0, kRelaxed);
    connection.statement.state.store(0, kRelaxed);
  }
  meanwhile = nullptr;
  openings_so_far.store(0, kRelaxed);
  stray.store(false, kRelaxed);
  extra.clear();
}

void break_connection(Connection* connection) {
  break_now(*connection);
}

void while_opening(std::function<void()> run) {
  meanwhile = std::move(run);
}

unsigned openings() {
  return openings_so_far.load(kRelaxed);
}

std::optional<Where> open_connection() {
  return first_open(connections);
}

std::optional<Where> open_statement() {
  for (const Connection& connection : connections)
    if (connection.statement.state.load(kRelaxed) != 0)
      return connection.statement.where.load(kRelaxed);
  return std::nullopt;
}

bool stray_close_of_database() {
  return stray.load(kRelaxed);
}

std::optional<Where> one_too_many() {
  return extra.place();
}

}  // namespace machine
