#pragma once
#include "api.hpp"

namespace resource_leak {

/// Does its last thing when its scope ends, whichever way.
template <class Last>
class AtEnd {
 public:
  explicit AtEnd(const Last& last) : last_(last) {}
  AtEnd(const AtEnd&) = delete;
  AtEnd& operator=(const AtEnd&) = delete;
  ~AtEnd() { last_(); }

 private:
  const Last last_;
};

/// Each opens something, lends it to `use`, closes it, and returns what `use` has returned. Nothing
/// that is open leaves these functions.

/// `use` is handed -1 when the file cannot be opened.
template <class Use>
auto with_file(const std::string& name, const Use& use) {
  const int file = open_file(name);
  const AtEnd close([file] { close_descriptor(file); });
  return use(file);
}

/// False, whatever `use` says, when closing says that the peer has not got all of it.
template <class Use>
bool with_peer(const std::string& name, const Use& use) {
  const int peer = connect_peer(name);
  bool closed_well = false;
  bool good = false;
  {
    const AtEnd close([&] { closed_well = close_descriptor(peer) == 0; });
    good = peer != -1 && use(peer);
  }
  return good && closed_well;
}

template <class Use>
auto with_connection(Pool& pool, const Use& use) {
  Connection* connection = pool.acquire(1).front();
  const AtEnd give_back([&] { pool.release(connection); });
  return use(connection);
}

/// `use` is handed null when the statement cannot be prepared.
template <class Use>
auto with_statement(Connection* connection, const std::string& query, const Use& use) {
  Statement* statement = nullptr;
  db_prepare(connection, query, &statement);
  const AtEnd finalize([statement] { db_finalize(statement); });
  return use(statement);
}

}  // namespace resource_leak
