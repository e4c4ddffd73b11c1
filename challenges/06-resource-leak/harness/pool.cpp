// What must hold of every pool: who is lent what, when, and what is open in the end.
#include <atomic>
#include <thread>
#include <vector>

#include "office.hpp"
#include "rendezvous.hpp"

using namespace resource_leak;
using ccgrade::Scenario;
using machine::Fault;

namespace {

enum class Answer { lent, no_connection, closed };

struct Loan {
  Answer answer;
  std::vector<Connection*> connections;
};

Loan ask(Pool& pool, unsigned count) {
  try {
    return {Answer::lent, pool.acquire(count)};
  } catch (const NoConnection&) {
    return {Answer::no_connection, {}};
  } catch (const PoolClosed&) {
    return {Answer::closed, {}};
  }
}

/// A connection that is broken, closed or lent to somebody else as well cannot do this.
void check_in_order(Scenario& s, const std::vector<Connection*>& connections) {
  std::vector<Statement*> statements(connections.size());
  for (std::size_t i = 0; i < connections.size(); ++i)
    s.check(db_prepare(connections[i], "stock", &statements[i]) == Code::ok,
            "a connection that is lent is in order, and lent to nobody else");
  for (Statement* statement : statements) db_finalize(statement);
}

void give_back(Pool& pool, const std::vector<Connection*>& connections) {
  for (Connection* connection : connections) pool.release(connection);
}

void borrow(Scenario& s, Pool& pool, unsigned count) {
  const Loan loan = ask(pool, count);
  s.check(loan.answer == Answer::lent && loan.connections.size() == count,
          "acquire() lends as many as are wanted, unless db_open() fails or the pool is closed");
  check_in_order(s, loan.connections);
  give_back(pool, loan.connections);
}

void check_end(Scenario& s, Pool& pool) {
  check_all_closed(s, pool);
  if (const auto where = machine::one_too_many())
    s.check(false, "what is opened here makes no more than `size` connections at a time", *where);
}

constexpr const char* kNoConnection = "acquire() throws NoConnection when db_open() fails";
constexpr const char* kClosed = "acquire() throws PoolClosed after close()";

}  // namespace

void one_for_two(Scenario& s) {
  const auto office = open_office(s, 1);
  {
    const auto borrower = [&] { borrow(s, office->pool, 1); };
    std::jthread first(borrower), second(borrower);
  }
  check_end(s, office->pool);
}

void two_want_two(Scenario& s) {
  const auto office = open_office(s, 2);
  {
    const auto borrower = [&] { borrow(s, office->pool, 2); };
    std::jthread first(borrower), second(borrower);
  }
  check_end(s, office->pool);
}

void one_wants_two(Scenario& s) {
  const auto office = open_office(s, 2);
  {
    std::jthread first([&] { borrow(s, office->pool, 1); });
    std::jthread second([&] { borrow(s, office->pool, 2); });
  }
  check_end(s, office->pool);
}

void opening_fails(Scenario& s) {
  const auto office = open_office(s, 1);
  machine::plan(Fault::open_database, 1);
  std::atomic<int> failed = 0, lent = 0;
  {
    const auto borrower = [&] {
      const Loan loan = ask(office->pool, 1);
      failed += loan.answer == Answer::no_connection;
      lent += loan.answer == Answer::lent;
      check_in_order(s, loan.connections);
      give_back(office->pool, loan.connections);
    };
    std::jthread first(borrower), second(borrower);
  }
  s.check(failed == 1, kNoConnection);
  s.check(lent == 1, "when db_open() fails for one caller, the next one is lent a connection");
  check_end(s, office->pool);
}

void given_back_broken(Scenario& s) {
  const auto office = open_office(s, 1);
  const Loan loan = ask(office->pool, 1);
  {
    std::jthread waits([&] { borrow(s, office->pool, 1); });
    for (Connection* connection : loan.connections) machine::break_connection(connection);
    give_back(office->pool, loan.connections);
  }
  check_end(s, office->pool);
}

void broken_in_the_pool(Scenario& s) {
  const auto office = open_office(s, 3);
  for (const unsigned broken : {1U, 2U, 3U}) {
    const Loan loan = ask(office->pool, 3);
    check_in_order(s, loan.connections);
    give_back(office->pool, loan.connections);
    for (unsigned i = 0; i < broken && i < loan.connections.size(); ++i)
      machine::break_connection(loan.connections[i]);
    for (int i = 0; i < 3; ++i) borrow(s, office->pool, 1);
    borrow(s, office->pool, 2);
  }
  check_end(s, office->pool);
}

void one_of_two_cannot_be_opened(Scenario& s) {
  for (const bool one_lies_there : {false, true})
    for (const unsigned nth : {1U, 2U}) {
      const auto office = open_office(s, 2);
      if (one_lies_there) borrow(s, office->pool, 1);
      if (one_lies_there && nth == 2) continue;
      machine::plan(Fault::open_database, nth);
      s.check(ask(office->pool, 2).answer == Answer::no_connection, kNoConnection);
      borrow(s, office->pool, 2);
      check_end(s, office->pool);
    }
}

void connections_are_kept(Scenario& s) {
  const auto office = open_office(s, 3);
  s.check(machine::openings() == 0, "no connection is opened before one is wanted");
  for (int i = 0; i < 5; ++i) borrow(s, office->pool, 1);
  s.check(machine::openings() == 1, "none is opened while one lies in the pool");
  for (int i = 0; i < 5; ++i) borrow(s, office->pool, 2);
  s.check(machine::openings() == 2, "none is opened while enough lie in the pool");
  check_end(s, office->pool);
}

void closed_while_two_wait(Scenario& s) {
  const auto office = open_office(s, 1);
  const Loan loan = ask(office->pool, 1);
  {
    const auto wait = [&] { s.check(ask(office->pool, 1).answer == Answer::closed, kClosed); };
    std::jthread first(wait), second(wait);
    office->pool.close();
  }
  give_back(office->pool, loan.connections);
  check_end(s, office->pool);
}

void closed_while_one_is_opened(Scenario& s) {
  const auto office = open_office(s, 1);
  {
    std::jthread asks([&] {
      const Loan loan = ask(office->pool, 1);
      s.check(loan.answer != Answer::no_connection, kNoConnection);
      check_in_order(s, loan.connections);
      give_back(office->pool, loan.connections);
    });
    office->pool.close();
  }
  check_end(s, office->pool);
}

void closed_in_good_order(Scenario& s) {
  const auto office = open_office(s, 3);
  const Loan lent = ask(office->pool, 1);
  borrow(s, office->pool, 2);
  office->pool.close();
  s.check(ask(office->pool, 1).answer == Answer::closed, kClosed);
  check_in_order(s, lent.connections);
  give_back(office->pool, lent.connections);
  if (const auto where = machine::open_connection())
    s.check(false, "what is opened here is closed when it is given back to a closed pool", *where);
  check_end(s, office->pool);
}

void pools_that_end(Scenario& s) {
  for (const bool closed : {false, true}) {
    machine::begin(2);
    {
      Pool pool("shop", 2);
      borrow(s, pool, 2);
      if (closed) pool.close();
    }
    check_nothing_left(s);
    s.check(!machine::open_connection(), "a pool that ends has closed its connections");
  }
}

void others_while_one_is_opened(Scenario& s) {
  const auto office = open_office(s, 2);
  const Loan loan = ask(office->pool, 1);
  const auto begun = std::make_shared<ccgrade::Rendezvous>(2);
  const auto over = std::make_shared<ccgrade::Rendezvous>(2);
  machine::while_opening([&s, begun, over] {
    begun->meet();
    s.check(over->meet(),
            "while a connection is opened, others are lent theirs and give them back");
  });
  {
    std::jthread opens([&] { borrow(s, office->pool, 1); });
    s.check(begun->meet(), "acquire() opens a connection when none lies in the pool");
    give_back(office->pool, loan.connections);
    borrow(s, office->pool, 1);
    over->meet();
  }
  check_end(s, office->pool);
}

void pool_under_load(Scenario& s) {
  const auto office = open_office(s, 5);
  const int rounds = 10 * s.scale();
  const auto work = [&](unsigned borrower) {
    for (int round = 0; round < rounds; ++round) {
      const Loan loan = ask(office->pool, 1 + (borrower + static_cast<unsigned>(round)) % 2);
      s.check(loan.answer == Answer::lent, "acquire() lends unless db_open() fails");
      check_in_order(s, loan.connections);
      if (round % 4 == 3) machine::break_connection(loan.connections.back());
      give_back(office->pool, loan.connections);
    }
  };
  {
    std::vector<std::jthread> borrowers;
    for (unsigned i = 0; i < 4; ++i) borrowers.emplace_back(work, i);
  }
  check_end(s, office->pool);
}
