#include <algorithm>
#include <array>
#include <atomic>
#include <list>
#include <optional>
#include <utility>

#include "api.hpp"

namespace resource_leak {

namespace {

// Each of these owns something that is open, and lets go of it when its scope ends, whichever way.

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  bool is_open() const { return number_ != -1; }
  int number() const { return number_; }
  /// A signal may interrupt the call.
  int close() {
    int closed = close_descriptor(number_);
    while (closed == kInterrupted) closed = close_descriptor(number_);
    number_ = -1;
    return closed;
  }

 private:
  int number_;
};

class Lease {
 public:
  Lease(Pool& pool, std::size_t count)
      : pool_(pool), connections_(pool.acquire(static_cast<unsigned>(count))) {}
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  ~Lease() {
    for (Connection* connection : connections_) pool_.release(connection);
  }

  Connection* operator[](std::size_t index) const { return connections_[index]; }

 private:
  Pool& pool_;
  const std::vector<Connection*> connections_;
};

class Query {
 public:
  Query(Connection* connection, const std::string& text) {
    good_ = db_prepare(connection, text, &statement_) == Code::ok;
  }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query() { db_finalize(statement_); }

  /// False when there is no more, or when it failed.
  bool next() {
    const Code code = good_ ? db_step(statement_) : Code::failed;
    good_ = code == Code::row || code == Code::done;
    return code == Code::row;
  }
  bool good() const { return good_; }
  long value() const { return db_value(statement_); }

 private:
  Statement* statement_ = nullptr;
  bool good_ = false;
};

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
    const auto rows = read_rows(*lease, request.queries, format);
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
