#pragma once

namespace ccgrade::cell {

/// What it sends first: it can be asked.
inline constexpr char kReady = 'r';

/// Answers requests that come by a socket of packets, each in a namespace of its own, until the
/// other end is closed. Returns what the process is to exit with.
int serve(int socket);

}  // namespace ccgrade::cell
