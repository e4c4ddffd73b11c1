#include <array>
#include <atomic>

#include "api.hpp"
#include "undo.hpp"

namespace resource_leak {

namespace {

/// A step failed: the request ends here, and its undo list does the rest.
struct Failed {
  Outcome outcome;
};

std::string read_page(const std::string& name) {
  const int file = open_file(name);
  Undo undo;
  undo.later([file] { close_descriptor(file); });
  std::string text;
  std::array<char, 512> buffer;
  while (const long got = read_some(file, buffer.data(), buffer.size())) {
    if (got == -1) throw Failed{Outcome::no_page};
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return text;
}

std::vector<Connection*> borrow(Pool& pool, std::size_t count) {
  try {
    return pool.acquire(static_cast<unsigned>(count));
  } catch (const NoConnection&) {
    throw Failed{Outcome::no_connection};
  } catch (const PoolClosed&) {
    throw Failed{Outcome::closed};
  }
}

bool step(Statement* statement) {
  const Code code = db_step(statement);
  if (code != Code::row && code != Code::done) throw Failed{Outcome::query_failed};
  return code == Code::row;
}

std::string read_rows(Pool& pool, const std::vector<std::string>& queries, const Format& format) {
  const std::vector<Connection*> connections = borrow(pool, queries.size());
  Undo undo;  // after what its steps use, so that it ends before
  undo.later([&] {
    for (Connection* connection : connections) pool.release(connection);
  });
  std::vector<Statement*> running(queries.size());
  for (std::size_t i = 0; i < queries.size(); ++i) {
    if (db_prepare(connections[i], queries[i], &running[i]) != Code::ok)
      throw Failed{Outcome::query_failed};
    undo.later([statement = running[i]] { db_finalize(statement); });
  }
  std::string rows;
  while (!running.empty())
    std::erase_if(running, [&](Statement* statement) {
      if (!step(statement)) return true;
      rows += format(db_value(statement));
      return false;
    });
  return rows;
}

void send_report(const std::string& name, const std::string& report) {
  int peer = connect_peer(name);
  Undo undo;
  undo.later([&] { close_descriptor(peer); });
  for (std::size_t done = 0; done < report.size();) {
    const long took = send_some(peer, report.data() + done, report.size() - done);
    if (took == -1) throw Failed{Outcome::not_sent};
    done += static_cast<std::size_t>(took);
  }
  if (close_descriptor(std::exchange(peer, -1)) != 0) throw Failed{Outcome::not_sent};
}

}  // namespace

struct Server::Impl {
  Pool& pool;
  std::atomic<std::size_t> sent = 0;
};

Server::Server(Pool& pool) : impl_(new Impl{pool}) {}

Server::~Server() = default;

Outcome Server::handle(const Request& request, const Format& format) {
  try {
    const std::string page = read_page(request.page);
    const std::string rows = read_rows(impl_->pool, request.queries, format);
    send_report(request.peer, page + rows);
  } catch (const Failed& failed) {
    return failed.outcome;
  }
  ++impl_->sent;
  return Outcome::sent;
}

std::size_t Server::sent() const {
  return impl_->sent;
}

}  // namespace resource_leak
