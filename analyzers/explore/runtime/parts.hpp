#pragma once
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>

#include "library_memory.hpp"

namespace ccgrade::explore {

// Memory in parts, as one call sends or receives it.

inline void reads_parts(const iovec* parts, std::size_t count, std::uintptr_t pc) {
  for (std::size_t i = 0; i < count; ++i) reads(parts[i].iov_base, parts[i].iov_len, pc);
}
inline void reads_parts(const msghdr& message, std::uintptr_t pc) {
  reads_parts(message.msg_iov, message.msg_iovlen, pc);
}

/// As much as has come.
inline void writes_parts(const iovec* parts, std::size_t count, std::size_t size,
                         std::uintptr_t pc) {
  for (std::size_t i = 0; i < count && size > 0; ++i) {
    const std::size_t here = std::min(size, parts[i].iov_len);
    writes(parts[i].iov_base, here, pc);
    size -= here;
  }
}
inline void writes_parts(const msghdr& message, std::size_t size, std::uintptr_t pc) {
  writes_parts(message.msg_iov, message.msg_iovlen, size, pc);
}

}  // namespace ccgrade::explore
