// What the scenarios ask of a server, and what must come of it.
#pragma once
#include <string>
#include <vector>

#include "office.hpp"

inline std::string plain(long value) {
  return std::to_string(value) + ";";
}

struct Failing {
  resource_leak::Request request;
  resource_leak::Outcome outcome;
};

inline const std::vector<Failing> kFailing{
    {{"missing", {"stock"}, "north"}, resource_leak::Outcome::no_page},
    {{"torn", {"stock"}, "north"}, resource_leak::Outcome::no_page},
    {{"daily", {"unknown"}, "north"}, resource_leak::Outcome::query_failed},
    {{"daily", {"torn"}, "north"}, resource_leak::Outcome::query_failed},
    {{"daily", {"breaking"}, "north"}, resource_leak::Outcome::query_failed},
    {{"daily", {"orders", "unknown"}, "north"}, resource_leak::Outcome::query_failed},
    {{"daily", {"torn", "orders"}, "north"}, resource_leak::Outcome::query_failed},
    {{"daily", {"orders", "breaking"}, "north"}, resource_leak::Outcome::query_failed},
    {{"daily", {"stock"}, "nobody"}, resource_leak::Outcome::not_sent},
    {{"daily", {"stock"}, "gone"}, resource_leak::Outcome::not_sent},
    {{"weekly", {"orders", "returns"}, "lost"}, resource_leak::Outcome::not_sent},
    {{"sticky", {"stock"}, "gone"}, resource_leak::Outcome::not_sent},
};

inline constexpr const char* kSent = "a request of which no step fails is sent";
inline constexpr const char* kReport =
    "the peer is sent the page and then the rows, and nothing else";
inline constexpr const char* kOutcome = "the outcome names the step that failed";
inline constexpr const char* kAsItIs = "what `format` throws leaves handle() as it is";

inline void check_sent(ccgrade::Scenario& s, resource_leak::Server& server,
                       const resource_leak::Request& request, const std::string& report) {
  s.check(server.handle(request, plain) == resource_leak::Outcome::sent, kSent);
  s.check(machine::received(request.peer, report), kReport);
}

/// Is the value that `format` throws at its nth call what comes out?
inline bool comes_out(resource_leak::Server& server, const resource_leak::Request& request,
                      int nth) {
  int calls = 0;
  try {
    server.handle(request, [&](long value) {
      if (++calls == nth) throw 1000 + nth;
      return plain(value);
    });
  } catch (int thrown) {
    return thrown == 1000 + nth;
  } catch (...) {
  }
  return false;
}
