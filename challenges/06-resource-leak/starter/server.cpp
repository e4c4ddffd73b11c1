#include <optional>

#include "api.hpp"

namespace resource_leak {

struct Server::Impl {
  Pool& pool;
  char buffer[512] = {};  // one for all, so that none has to be made for each request
  std::size_t sent = 0;

  std::optional<std::string> read_page(const std::string& name) {
    const int file = open_file(name);
    if (file == -1) return std::nullopt;
    std::string text;
    while (true) {
      const long got = read_some(file, buffer, sizeof buffer);
      if (got == -1) return std::nullopt;
      if (got == 0) break;
      text.append(buffer, static_cast<std::size_t>(got));
    }
    // A signal may interrupt the call.
    while (close_descriptor(file) == kInterrupted) {
    }
    return text;
  }

  std::optional<std::string> run_queries(const std::vector<std::string>& queries,
                                         const Format& format) {
    std::vector<Connection*> connections;
    std::vector<Statement*> statements;
    for (const std::string& query : queries) {
      // A connection has one statement at a time, so each query needs one of its own.
      connections.push_back(pool.acquire(1).front());
      Statement* statement = nullptr;
      if (db_prepare(connections.back(), query, &statement) != Code::ok) return std::nullopt;
      statements.push_back(statement);
    }
    std::string rows;
    for (bool more = true; more;) {
      more = false;
      for (Statement* statement : statements) {
        const Code code = db_step(statement);
        if (code == Code::row) {
          rows += format(db_value(statement));
          more = true;
        } else if (code != Code::done) {
          return std::nullopt;
        }
      }
    }
    for (Statement* statement : statements) db_finalize(statement);
    for (Connection* connection : connections) pool.release(connection);
    return rows;
  }

  bool send_report(const std::string& name, const std::string& report) {
    const int peer = connect_peer(name);
    if (peer == -1) return false;
    bool good = true;
    for (std::size_t done = 0; good && done < report.size();) {
      const long took = send_some(peer, report.data() + done, report.size() - done);
      if (took == -1) {
        close_descriptor(peer);
        good = false;
      } else {
        done += static_cast<std::size_t>(took);
      }
    }
    return close_descriptor(peer) == 0 && good;
  }
};

Server::Server(Pool& pool) : impl_(new Impl{pool}) {}

Server::~Server() = default;

Outcome Server::handle(const Request& request, const Format& format) {
  try {
    const auto page = impl_->read_page(request.page);
    if (!page) return Outcome::no_page;
    const auto rows = impl_->run_queries(request.queries, format);
    if (!rows) return Outcome::query_failed;
    if (!impl_->send_report(request.peer, *page + *rows)) return Outcome::not_sent;
    ++impl_->sent;
    return Outcome::sent;
  } catch (const NoConnection&) {
    return Outcome::no_connection;
  } catch (const PoolClosed&) {
    return Outcome::closed;
  }
}

std::size_t Server::sent() const {
  return impl_->sent;
}

}  // namespace resource_leak
