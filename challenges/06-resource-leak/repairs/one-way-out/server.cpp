// Idea: as in C. Each function has one way out, at which everything is closed; what is not open
// has a value that closing ignores. What `format` throws is kept and thrown again at the end.
#include <exception>
#include <mutex>

#include "api.hpp"

namespace resource_leak {

namespace {

bool read_page(const std::string& name, std::string& text) {
  char buffer[64];
  const int file = open_file(name);
  long got = file == -1 ? -1 : 1;
  while (got > 0) {
    got = read_some(file, buffer, sizeof buffer);
    if (got > 0) text.append(buffer, static_cast<std::size_t>(got));
  }
  close_descriptor(file);
  return got == 0;
}

bool send_report(const std::string& name, const std::string& report) {
  const int peer = connect_peer(name);
  std::size_t done = 0;
  long took = peer == -1 ? -1 : 0;
  while (took != -1 && done < report.size()) {
    took = send_some(peer, report.data() + done, report.size() - done);
    if (took != -1) done += static_cast<std::size_t>(took);
  }
  const int closed = close_descriptor(peer);
  return took != -1 && closed == 0;
}

struct Rows {
  std::string text;
  bool good = true;
  std::exception_ptr thrown;
};

Rows read_rows(const std::vector<Connection*>& connections, const std::vector<std::string>& queries,
               const Format& format) {
  Rows rows;
  std::vector<Statement*> statements(queries.size(), nullptr);
  for (std::size_t i = 0; i < queries.size() && rows.good; ++i)
    rows.good = db_prepare(connections[i], queries[i], &statements[i]) == Code::ok;
  try {
    for (bool more = rows.good; more && rows.good;) {
      more = false;
      for (std::size_t i = 0; i < statements.size() && rows.good; ++i) {
        const Code code = db_step(statements[i]);
        rows.good = code == Code::row || code == Code::done;
        if (code == Code::row) rows.text += format(db_value(statements[i]));
        more = more || code == Code::row;
      }
    }
  } catch (...) {
    rows.thrown = std::current_exception();
  }
  for (Statement* statement : statements) db_finalize(statement);
  return rows;
}

}  // namespace

struct Server::Impl {
  Pool& pool;
  mutable std::mutex mutex;
  std::size_t sent = 0;
};

Server::Server(Pool& pool) : impl_(new Impl{pool, {}}) {}

Server::~Server() = default;

Outcome Server::handle(const Request& request, const Format& format) {
  std::string report;
  if (!read_page(request.page, report)) return Outcome::no_page;
  std::vector<Connection*> connections;
  try {
    connections = impl_->pool.acquire(static_cast<unsigned>(request.queries.size()));
  } catch (const NoConnection&) {
    return Outcome::no_connection;
  } catch (const PoolClosed&) {
    return Outcome::closed;
  }
  const Rows rows = read_rows(connections, request.queries, format);
  for (Connection* connection : connections) impl_->pool.release(connection);
  if (rows.thrown) std::rethrow_exception(rows.thrown);
  if (!rows.good) return Outcome::query_failed;
  if (!send_report(request.peer, report + rows.text)) return Outcome::not_sent;
  std::lock_guard lock(impl_->mutex);
  ++impl_->sent;
  return Outcome::sent;
}

std::size_t Server::sent() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->sent;
}

}  // namespace resource_leak
