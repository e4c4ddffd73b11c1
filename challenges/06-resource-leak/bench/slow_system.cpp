// A system in which nothing fails, a page and a query are short, and whatever goes over a wire
// takes its time.
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <string_view>
#include <thread>

#include "api.hpp"

namespace resource_leak {

struct Statement {
  long rows = 0;
};

struct Connection {
  Statement statement;
};

namespace {

constexpr std::string_view kPage = "Daily: ";
std::atomic<unsigned> opened = 0;
std::array<std::atomic<std::size_t>, 64> positions;

void take_time() {
  std::this_thread::sleep_for(std::chrono::microseconds(300));
}

int next_descriptor() {
  const unsigned number = opened++ % positions.size();
  positions[number] = 0;
  return static_cast<int>(number);
}

}  // namespace

int open_file(const std::string&, Where) {
  return next_descriptor();
}

long read_some(int descriptor, char* buffer, std::size_t room) {
  std::atomic<std::size_t>& position = positions[static_cast<std::size_t>(descriptor)];
  const std::string_view next = kPage.substr(position, room);
  std::copy(next.begin(), next.end(), buffer);
  position += next.size();
  return static_cast<long>(next.size());
}

int connect_peer(const std::string&, Where) {
  take_time();
  return next_descriptor();
}

long send_some(int, const char*, std::size_t size) {
  take_time();
  return static_cast<long>(size);
}

int close_descriptor(int, Where) {
  return 0;
}

Code db_open(const std::string&, Connection** connection, Where) {
  *connection = new Connection;
  return Code::ok;
}

Code db_ping(Connection*) {
  return Code::ok;
}

Code db_close(Connection* connection) {
  delete connection;
  return Code::ok;
}

Code db_prepare(Connection* connection, const std::string&, Statement** statement, Where) {
  connection->statement.rows = 0;
  *statement = &connection->statement;
  return Code::ok;
}

Code db_step(Statement* statement) {
  take_time();
  return statement->rows++ == 0 ? Code::row : Code::done;
}

long db_value(Statement*) {
  return 1;
}

Code db_finalize(Statement*) {
  return Code::ok;
}

}  // namespace resource_leak
