#include <algorithm>
#include <array>
#include <mutex>
#include <optional>

#include "api.hpp"
#include "loans.hpp"

namespace resource_leak {

namespace {

using Values = std::vector<long>;

std::optional<std::string> read_page(const std::string& name) {
  return with_file(name, [](int file) -> std::optional<std::string> {
    std::string text;
    std::array<char, 512> buffer;
    while (const long got = read_some(file, buffer.data(), buffer.size())) {
      if (got == -1) return std::nullopt;
      text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return text;
  });
}

std::optional<Values> all_values(Statement* statement) {
  Values values;
  while (statement) {
    const Code code = db_step(statement);
    if (code == Code::done) return values;
    if (code != Code::row) break;
    values.push_back(db_value(statement));
  }
  return std::nullopt;
}

std::optional<Values> run(Pool& pool, const std::string& query) {
  return with_connection(
      pool, [&](Connection* connection) { return with_statement(connection, query, all_values); });
}

/// One query after the other, with one connection at a time. Empty when one of them fails.
std::optional<std::vector<Values>> run_all(Pool& pool, const std::vector<std::string>& queries) {
  std::vector<Values> results;
  for (const std::string& query : queries) {
    std::optional<Values> values = run(pool, query);
    if (!values) return std::nullopt;
    results.push_back(std::move(*values));
  }
  return results;
}

/// Whatever `format` does, nothing is open here.
std::string text_of(const std::vector<Values>& results, const Format& format) {
  std::size_t most = 0;
  for (const Values& values : results) most = std::max(most, values.size());
  std::string text;
  for (std::size_t row = 0; row < most; ++row)
    for (const Values& values : results)
      if (row < values.size()) text += format(values[row]);
  return text;
}

bool send_report(const std::string& name, const std::string& report) {
  return with_peer(name, [&](int peer) {
    for (std::size_t done = 0; done < report.size();) {
      const long took = send_some(peer, report.data() + done, report.size() - done);
      if (took == -1) return false;
      done += static_cast<std::size_t>(took);
    }
    return true;
  });
}

}  // namespace

struct Server::Impl {
  Pool& pool;
  std::mutex mutex;
  std::size_t sent = 0;
};

Server::Server(Pool& pool) : impl_(new Impl{pool, {}}) {}

Server::~Server() = default;

Outcome Server::handle(const Request& request, const Format& format) {
  const auto page = read_page(request.page);
  if (!page) return Outcome::no_page;
  std::optional<std::vector<Values>> results;
  try {
    results = run_all(impl_->pool, request.queries);
  } catch (const NoConnection&) {
    return Outcome::no_connection;
  } catch (const PoolClosed&) {
    return Outcome::closed;
  }
  if (!results) return Outcome::query_failed;
  if (!send_report(request.peer, *page + text_of(*results, format))) return Outcome::not_sent;
  std::lock_guard lock(impl_->mutex);
  ++impl_->sent;
  return Outcome::sent;
}

std::size_t Server::sent() const {
  std::lock_guard lock(impl_->mutex);
  return impl_->sent;
}

}  // namespace resource_leak
