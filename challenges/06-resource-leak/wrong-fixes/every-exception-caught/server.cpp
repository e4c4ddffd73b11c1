#include <algorithm>
#include <array>
#include <atomic>
#include <list>
#include <optional>

#include "api.hpp"
#include "owners.hpp"

namespace resource_leak {

namespace {

std::optional<std::string> read_page(const std::string& name) {
  const Descriptor file(open_file(name));
  if (!file.is_open()) return std::nullopt;
  std::string text;
  std::array<char, 512> buffer;
  while (const long got = read_some(file.number(), buffer.data(), buffer.size())) {
    if (got == -1) return std::nullopt;
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return text;
}

/// The queries are declared after the lease, and so end before it.
std::optional<std::string> read_rows(const Lease& lease, const std::vector<std::string>& texts,
                                     const Format& format) {
  std::list<Query> queries;
  for (std::size_t i = 0; i < texts.size(); ++i) queries.emplace_back(lease[i], texts[i]);
  std::string rows;
  for (bool more = true; more;) {
    more = false;
    for (Query& query : queries) {
      if (query.next()) {
        rows += format(query.value());
        more = true;
      }
      if (!query.good()) return std::nullopt;
    }
  }
  return rows;
}

bool send_report(const std::string& name, const std::string& report) {
  Descriptor peer(connect_peer(name));
  if (!peer.is_open()) return false;
  for (std::size_t done = 0; done < report.size();) {
    const long took = send_some(peer.number(), report.data() + done, report.size() - done);
    if (took == -1) return false;
    done += static_cast<std::size_t>(took);
  }
  return peer.close() == 0;
}

}  // namespace

struct Server::Impl {
  Pool& pool;
  std::atomic<std::size_t> sent = 0;
};

Server::Server(Pool& pool) : impl_(new Impl{pool}) {}

Server::~Server() = default;

Outcome Server::handle(const Request& request, const Format& format) {
  std::optional<std::string> report = read_page(request.page);
  if (!report) return Outcome::no_page;
  {
    std::optional<Lease> lease;
    try {
      lease.emplace(impl_->pool, request.queries.size());
    } catch (const NoConnection&) {
      return Outcome::no_connection;
    } catch (const PoolClosed&) {
      return Outcome::closed;
    }
    std::optional<std::string> rows;
    try {
      rows = read_rows(*lease, request.queries, format);
    } catch (...) {
      // The lease gives the connections back, whatever it was.
    }
    if (!rows) return Outcome::query_failed;
    *report += *rows;
  }
  if (!send_report(request.peer, *report)) return Outcome::not_sent;
  ++impl_->sent;
  return Outcome::sent;
}

std::size_t Server::sent() const {
  return impl_->sent;
}

}  // namespace resource_leak
