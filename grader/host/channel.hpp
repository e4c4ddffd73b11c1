#pragma once
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ccgrade {

/// Opens a stream from a child: we read from ends[0], the child writes to ends[1].
inline bool open_plain_pipe(int ends[2]) {
  return pipe2(ends, O_CLOEXEC) == 0;
}

/// The same for what a Channel is made of. Not a pipe, which a program can open once more by its
/// name in /proc: whoever can open files could write there what a tool is to report.
inline bool open_channel(int ends[2]) {
  return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0;
}

}  // namespace ccgrade
