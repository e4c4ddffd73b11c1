// Idea: std::unique_ptr owns whatever is a pointer, and a shared_ptr to nothing closes the numbers.
// All rows are read first; nothing of the database is held while `format` runs.
#include <algorithm>
#include <atomic>
#include <memory>

#include "api.hpp"

namespace resource_leak {

namespace {

struct Finalize {
  void operator()(Statement* statement) const { db_finalize(statement); }
};

struct GiveBack {
  Pool* pool;
  void operator()(Connection* connection) const { pool->release(connection); }
};

using Rows = std::vector<long>;

bool read_page(const std::string& name, std::string& text) {
  const int file = open_file(name);
  const std::shared_ptr<void> closing(nullptr, [file](void*) { close_descriptor(file); });
  char buffer[100];
  long got = 0;
  while ((got = read_some(file, buffer, sizeof buffer)) > 0)
    text.append(buffer, static_cast<std::size_t>(got));
  return got == 0;
}

bool read_rows(Pool& pool, const std::string& query, Rows& rows) {
  const std::unique_ptr<Connection, GiveBack> connection(pool.acquire(1).front(), {&pool});
  Statement* prepared = nullptr;
  if (db_prepare(connection.get(), query, &prepared) != Code::ok) return false;
  const std::unique_ptr<Statement, Finalize> statement(prepared);
  Code code = Code::row;
  while ((code = db_step(prepared)) == Code::row) rows.push_back(db_value(prepared));
  return code == Code::done;
}

bool send_report(const std::string& name, const std::string& report) {
  int result = -1;
  const int peer = connect_peer(name);
  {
    const std::shared_ptr<void> closing(
        nullptr, [peer, &result](void*) { result = close_descriptor(peer); });
    std::size_t done = 0;
    while (done < report.size()) {
      const long took = send_some(peer, &report[done], report.size() - done);
      if (took < 0) return false;
      done += static_cast<std::size_t>(took);
    }
  }
  return result == 0;
}

}  // namespace

struct Server::Impl {
  Pool& pool;
  std::atomic<std::size_t> sent = 0;
};

Server::Server(Pool& pool) : impl_(new Impl{pool}) {}

Server::~Server() = default;

Outcome Server::handle(const Request& request, const Format& format) {
  std::string report;
  if (!read_page(request.page, report)) return Outcome::no_page;
  std::vector<Rows> results(request.queries.size());
  std::size_t most = 0;
  try {
    for (std::size_t i = 0; i < results.size(); ++i) {
      if (!read_rows(impl_->pool, request.queries[i], results[i])) return Outcome::query_failed;
      most = std::max(most, results[i].size());
    }
  } catch (const NoConnection&) {
    return Outcome::no_connection;
  } catch (const PoolClosed&) {
    return Outcome::closed;
  }
  for (std::size_t row = 0; row < most; ++row)
    for (const Rows& rows : results)
      if (row < rows.size()) report += format(rows[row]);
  if (!send_report(request.peer, report)) return Outcome::not_sent;
  impl_->sent.fetch_add(1, std::memory_order_relaxed);
  return Outcome::sent;
}

std::size_t Server::sent() const {
  return impl_->sent.load(std::memory_order_relaxed);
}

}  // namespace resource_leak
