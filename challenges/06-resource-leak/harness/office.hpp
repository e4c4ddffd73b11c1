// A pool and a server on a new system, and what must be true of the system when they are done.
#pragma once
#include <memory>

#include "api.hpp"
#include "scenario.hpp"
#include "system.hpp"

/// Shared, so that a thread that a submission leaves behind finds what it may still use.
struct Office {
  explicit Office(unsigned connections) : pool("shop", connections), server(pool) {}
  resource_leak::Pool pool;
  resource_leak::Server server;
};

inline std::shared_ptr<Office> open_office(ccgrade::Scenario& s, unsigned connections) {
  machine::begin(connections);
  auto office = std::make_shared<Office>(connections);
  s.keep_until_exit(office);
  return office;
}

/// When no request is under way: of the files, peers and statements nothing is left, and nothing
/// was closed that belonged to somebody else. True when all is as it must be.
inline bool check_nothing_left(ccgrade::Scenario& s) {
  bool right = true;
  const auto check = [&](const std::optional<resource_leak::Where>& where, const char* what) {
    right = right && !where;
    if (where) s.check(false, what, *where);
  };
  check(machine::open_descriptor(), "what is opened here is closed, whichever way handle() ends");
  check(machine::open_statement(), "what is prepared here is finalised, whichever way it ends");
  check(machine::stray_close(), "what is closed here is open: each descriptor is closed once");
  const bool stray = machine::stray_close_of_database();
  s.check(!stray, "each connection is closed once, and each statement finalised once");
  return right && !stray;
}

/// When everything is given back as well: a pool that is closed has no connection open.
inline void check_all_closed(ccgrade::Scenario& s, resource_leak::Pool& pool) {
  pool.close();
  check_nothing_left(s);
  if (const auto where = machine::open_connection())
    s.check(false, "what is opened here is closed when the pool is, and all is given back", *where);
}
