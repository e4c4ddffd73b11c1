#pragma once
// What the harness calls and a submission implements: pool.cpp, server.cpp and any further files of
// its own. Before that, the system that they work with, which the harness brings along. This file
// is fixed.
#include <cstddef>
#include <functional>
#include <memory>
#include <source_location>
#include <string>
#include <vector>

namespace resource_leak {

// The system: to be called, and not to be implemented. All of it may be called from any number of
// threads at the same time. Any call may fail where it says how. No call waits for another thread.

/// The line that opens something, to name it when it stays open. Never needs to be passed.
using Where = std::source_location;

/// Opens a file for reading and returns its descriptor: the lowest number from 0 that neither a
/// file nor a peer has. -1 when there is no such file, when all 16 numbers are in use, or when it
/// fails.
int open_file(const std::string& name, Where where = Where::current());

/// Reads on from where the last call ended, `room` bytes at most. Returns how many, which may be
/// fewer although more follow; 0 at the end of the file; -1 when it fails.
long read_some(int descriptor, char* buffer, std::size_t room);

/// Connects to a peer and returns the descriptor, as open_file() does.
int connect_peer(const std::string& name, Where where = Where::current());

/// Sends `size` bytes at most. Returns how many, at least 1, which may be fewer; -1 when it fails.
long send_some(int descriptor, const char* data, std::size_t size);

/// What close_descriptor() may return: a signal came. The number is free all the same.
inline constexpr int kInterrupted = -2;

/// Closes a file or the connection to a peer. Whatever it returns, the number is free then, and
/// whoever opens something next, on whatever thread, is given it. 0; -1 when the number was not
/// open, or when what was sent did not reach the peer; kInterrupted. Nothing happens to -1.
int close_descriptor(int descriptor, Where where = Where::current());

struct Connection;
struct Statement;

/// `failed` says nothing of the connection, which can be used again. One that is `broken` stays so.
enum class Code { ok, row, done, failed, broken, busy };

/// Opens a connection to a database: `ok`, or `failed`. Sets `connection` in both cases, and in
/// both cases it has to be closed. May take long.
Code db_open(const std::string& database, Connection** connection, Where where = Where::current());

/// Is the connection in order? `ok` or `broken`. Quick; costs nothing.
Code db_ping(Connection* connection);

/// Closes a connection, broken or not: `ok`. While a statement of it is not finalised it stays
/// open, and the call returns `busy`. Nothing happens to null. A connection that is opened later
/// may have the same address.
Code db_close(Connection* connection);

/// Prepares a query: `ok`; `failed`; `broken`; `busy` while the connection has another statement,
/// since it can have one at a time. When it is not `ok`, `statement` is set to null.
Code db_prepare(Connection* connection, const std::string& query, Statement** statement,
                Where where = Where::current());

/// Goes to the next row: `row`, or `done` when there is none; `failed`; `broken`.
Code db_step(Statement* statement);

/// The value of the row that the last db_step() has come to.
long db_value(Statement* statement);

/// Ends a statement, whatever it returns, which is what its last db_step() said where that was
/// `failed` or `broken`, and else `ok`. Also on a broken connection. Nothing happens to null.
Code db_finalize(Statement* statement);

// Part 1: the pool.

/// Thrown by Pool::acquire(): a connection could not be opened.
struct NoConnection {};
/// Thrown by Pool::acquire(): the pool is closed.
struct PoolClosed {};

/// Keeps connections to a database and lends them out, each to one caller at a time. At no time
/// more than `size` of them are open, counted from the call of db_open() until db_close() returns.
/// All members but the constructor and the destructor may be called from any number of threads at
/// the same time.
class Pool {
 public:
  /// `size` is at least 1. No connection is opened yet.
  Pool(std::string database, unsigned size);
  /// As close() does. Called when nobody uses the pool any more and everything is given back.
  ~Pool();

  /// Lends `count` connections, from 1 to `size`. They are taken from those that lie in the pool,
  /// and only what is missing is opened. Where that would be more than `size`, waits until
  /// others are given back. Callers that want several connections never keep each other waiting for
  /// ever; in which order callers are served is not said.
  ///
  /// None is lent that was broken when it was given back, or when acquire() was called. Such a
  /// connection is closed, and another one opened when it is wanted.
  ///
  /// While db_open() runs for one caller, others are lent connections that lie in the pool, and
  /// give theirs back, and do not wait for it.
  ///
  /// Throws NoConnection when db_open() fails, which it tries once per connection. Throws
  /// PoolClosed after close(), also where it waits as close() is called; if it is opening a
  /// connection just then, it may as well lend it. When it throws, the caller has nothing, and what
  /// was at hand for it is in the pool again or closed.
  std::vector<Connection*> acquire(unsigned count);

  /// Takes back what acquire() has lent, broken or not; its statement is finalised. Each connection
  /// is given back once, alone or with others, on any thread. Does not throw, and does not wait for
  /// others to give back theirs.
  void release(Connection* connection);

  /// No connection is lent any more, and whoever waits in acquire() is woken. Those that lie in the
  /// pool are closed when this returns. Each that is lent is closed when it is given back, before
  /// release() returns; close() does not wait for them. A second call does nothing.
  void close();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Part 2: the server.

struct Request {
  std::string page;                  ///< a file
  std::vector<std::string> queries;  ///< one or two, and not more than the pool has connections
  std::string peer;
};

/// The caller's: makes text of the value of a row. May take long, and may throw.
using Format = std::function<std::string(long value)>;

/// The step that failed, or none. Where several fail, one of them.
enum class Outcome {
  sent,           ///< the peer took the whole report, and closing it returned 0
  no_page,        ///< the page could not be opened or read to its end
  no_connection,  ///< Pool::acquire() threw NoConnection
  closed,         ///< Pool::acquire() threw PoolClosed
  query_failed,   ///< a query could not be prepared, or not stepped through to its end
  not_sent        ///< connecting to the peer, sending to it or closing it failed
};

/// Answers requests. All members but the constructor and the destructor may be called from any
/// number of threads at the same time.
class Server {
 public:
  /// The pool outlives the server. Others may use it as well.
  explicit Server(Pool& pool);
  ~Server();

  /// Reads the page, runs the queries and sends the report to the peer, once: the text of the page,
  /// and after it the text of each row. With two queries the rows alternate: the first one of the
  /// first query, the first one of the second, the second one of the first, and so on; when one
  /// query has no more, the rest of the other follows. `format` is called once per row in this
  /// order, on the thread of the caller, and does not use this server or its pool.
  ///
  /// Calls on several threads are worked on at the same time, `format` included, as long as there
  /// are connections for all of them.
  ///
  /// When a step fails, the request has failed, and no call that failed is made again. What closing
  /// the page and finalising a statement return means nothing for the outcome. What `format` throws
  /// leaves handle() as it is. However it ends: every file, peer and statement is closed then,
  /// once, and every connection is given back to the pool.
  Outcome handle(const Request& request, const Format& format);

  /// How many calls of handle() have ended with `sent`.
  std::size_t sent() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace resource_leak
