// The system as a scenario sees it: what it makes fail, and what has stayed open. What a submission
// sees of it stands in api.hpp.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "api.hpp"

// What there is, and what happens to it:
//   pages    "daily", "nightly", "weekly"; "torn" cannot be read to its end; closing "sticky" is
//   interrupted peers    "north", "south"; sending to "gone" fails; what "lost" was sent is lost,
//   as
//            closing it says
//   queries  "orders" has 3 rows, "returns" 2, "stock" 1; after the first row "torn" fails, and
//            "breaking" breaks the connection
namespace machine {

enum class Fault { open_file, read, close, connect, send, open_database, prepare, step, breaking };
inline constexpr std::size_t kFaults = 9;

/// A new system: nothing is open, nothing fails. More than `connections` at a time are too many.
void begin(unsigned connections);

/// The nth call from now on, counted from 1, that this can happen to fails.
void plan(Fault fault, unsigned nth);
/// Has the failure that was planned come?
bool plan_is_over(Fault fault);

void break_connection(resource_leak::Connection* connection);

/// Runs in each db_open(), which takes as long. Set before threads are started.
void while_opening(std::function<void()> meanwhile);
/// How often db_open() was called.
unsigned openings();

/// Is that, and no more, what the peer was sent, in all?
bool received(const std::string& peer, const std::string& text);

/// Where something was opened that is open now; empty when nothing is.
std::optional<resource_leak::Where> open_descriptor();
std::optional<resource_leak::Where> open_statement();
std::optional<resource_leak::Where> open_connection();

/// Where a descriptor was closed that was not open.
std::optional<resource_leak::Where> stray_close();
/// Was a connection closed, or a statement finalised, that was not open?
bool stray_close_of_database();
/// Where a connection was opened when as many were open as there may be.
std::optional<resource_leak::Where> one_too_many();

}  // namespace machine
