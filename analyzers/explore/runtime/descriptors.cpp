// What goes through descriptors: pipes, sockets, counters, files. The kernel keeps it, and which
// byte comes from whom is not followed: whoever reads comes after all that were written before, by
// whomever and wherever to. A read or write that would block waits until it would not; where nobody
// else can go on, it waits for the outside, which is out of reach.
#include "descriptors.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "execution.hpp"
#include "library_memory.hpp"
#include "locks.hpp"
#include "next_symbol.hpp"
#include "parts.hpp"
#include "raw_syscall.hpp"

using namespace ccgrade::explore;

namespace {

/// Stands for all of them.
const char descriptors = 0;

/// An operation has it where others have a second object.
const void* as_object(int descriptor) {
  return reinterpret_cast<const void*>(static_cast<std::uintptr_t>(descriptor) + 1);
}
int descriptor_of(const Op& op) {
  return static_cast<int>(reinterpret_cast<std::uintptr_t>(op.also) - 1);
}

bool has_come(const Thread& thread, short what) {
  pollfd wanted{descriptor_of(thread.pending), what, 0};
  return raw_syscall(SYS_poll, reinterpret_cast<long>(&wanted), 1, 0) != 0;
}
bool can_be_read(const Thread& thread) {
  return has_come(thread, POLLIN);
}
bool can_be_written(const Thread& thread) {
  return has_come(thread, POLLOUT);
}

bool blocks(int descriptor, int flags) {
  const long status = raw_syscall(SYS_fcntl, descriptor, F_GETFL);
  return status >= 0 && !(status & O_NONBLOCK) && !(flags & MSG_DONTWAIT);
}

/// What is printed is nobody's in the program to read.
bool is_watched(int descriptor) {
  return the_execution && descriptor != STDOUT_FILENO && descriptor != STDERR_FILENO;
}

/// `ready`: when it would not block; null: it does not wait.
void point_at(int descriptor, std::uintptr_t pc, bool (*ready)(const Thread&)) {
  the_execution->point({.kind = OpKind::transfer,
                        .object = &descriptors,
                        .also = as_object(descriptor),
                        .pc = pc,
                        .ready = ready});
}

template <class Call>
ssize_t get(int descriptor, int flags, std::uintptr_t pc, Call call) {
  if (!is_watched(descriptor)) return call();
  point_at(descriptor, pc, blocks(descriptor, flags) ? &can_be_read : nullptr);
  const ssize_t got = call();
  if (got >= 0) learn(&descriptors);
  return got;
}

template <class Call>
ssize_t put(int descriptor, int flags, std::uintptr_t pc, Call call) {
  if (!is_watched(descriptor)) return call();
  point_at(descriptor, pc, blocks(descriptor, flags) ? &can_be_written : nullptr);
  publish(&descriptors);
  return call();
}

/// Into memory of the program's.
template <class Call>
ssize_t get_into(void* buffer, int descriptor, int flags, std::uintptr_t pc, Call call) {
  const ssize_t got = get(descriptor, flags, pc, call);
  if (got > 0) writes(buffer, static_cast<std::size_t>(got), pc);
  return got;
}

/// Others see that it happens, and it does not wait for them.
template <class Call>
int tell_others(int descriptor, std::uintptr_t pc, Call call) {
  if (!the_execution) return call();
  point_at(descriptor, pc, nullptr);
  publish(&descriptors);
  return call();
}

}  // namespace

void ccgrade::explore::await_descriptor(int descriptor, std::uintptr_t pc) {
  if (the_execution) point_at(descriptor, pc, blocks(descriptor, 0) ? &can_be_read : nullptr);
}
void ccgrade::explore::tell_by_descriptor() {
  if (the_execution) publish(&descriptors);
}
void ccgrade::explore::learn_by_descriptor() {
  if (the_execution) learn(&descriptors);
}

extern "C" {

int close(int descriptor) {
  return tell_others(descriptor, CCGRADE_HERE,
                     [&] { return next_symbol<decltype(close)>("close")(descriptor); });
}
int shutdown(int descriptor, int how) {
  return tell_others(descriptor, CCGRADE_HERE,
                     [&] { return next_symbol<decltype(shutdown)>("shutdown")(descriptor, how); });
}
int connect(int descriptor, const sockaddr* address, socklen_t size) {
  return tell_others(descriptor, CCGRADE_HERE, [&] {
    return next_symbol<int(int, const sockaddr*, socklen_t)>("connect")(descriptor, address, size);
  });
}
ssize_t recvfrom(int descriptor, void* buffer, std::size_t size, int flags, sockaddr* from,
                 socklen_t* from_size) {
  return get_into(buffer, descriptor, flags, CCGRADE_HERE, [&] {
    return next_symbol<ssize_t(int, void*, std::size_t, int, sockaddr*, socklen_t*)>("recvfrom")(
        descriptor, buffer, size, flags, from, from_size);
  });
}
ssize_t sendto(int descriptor, const void* buffer, std::size_t size, int flags, const sockaddr* to,
               socklen_t to_size) {
  const std::uintptr_t pc = CCGRADE_HERE;
  reads(buffer, size, pc);
  return put(descriptor, flags, pc, [&] {
    return next_symbol<ssize_t(int, const void*, std::size_t, int, const sockaddr*, socklen_t)>(
        "sendto")(descriptor, buffer, size, flags, to, to_size);
  });
}
ssize_t read(int descriptor, void* buffer, std::size_t size) {
  return get_into(buffer, descriptor, 0, CCGRADE_HERE,
                  [&] { return next_symbol<decltype(read)>("read")(descriptor, buffer, size); });
}
ssize_t write(int descriptor, const void* buffer, std::size_t size) {
  const std::uintptr_t pc = CCGRADE_HERE;
  reads(buffer, size, pc);
  return put(descriptor, 0, pc,
             [&] { return next_symbol<decltype(write)>("write")(descriptor, buffer, size); });
}
ssize_t pread(int descriptor, void* buffer, std::size_t size, off_t at) {
  return get_into(buffer, descriptor, 0, CCGRADE_HERE, [&] {
    return next_symbol<decltype(pread)>("pread")(descriptor, buffer, size, at);
  });
}
ssize_t pwrite(int descriptor, const void* buffer, std::size_t size, off_t at) {
  const std::uintptr_t pc = CCGRADE_HERE;
  reads(buffer, size, pc);
  return put(descriptor, 0, pc,
             [&] { return next_symbol<decltype(pwrite)>("pwrite")(descriptor, buffer, size, at); });
}
// As programs with _FILE_OFFSET_BITS=64 call them: there the two are one.
ssize_t pread64(int descriptor, void* buffer, std::size_t size, off64_t at) {
  return pread(descriptor, buffer, size, at);
}
ssize_t pwrite64(int descriptor, const void* buffer, std::size_t size, off64_t at) {
  return pwrite(descriptor, buffer, size, at);
}
ssize_t readv(int descriptor, const iovec* parts, int count) {
  const std::uintptr_t pc = CCGRADE_HERE;
  const ssize_t got = get(descriptor, 0, pc, [&] {
    return next_symbol<decltype(readv)>("readv")(descriptor, parts, count);
  });
  if (got > 0)
    writes_parts(parts, static_cast<std::size_t>(count), static_cast<std::size_t>(got), pc);
  return got;
}
ssize_t writev(int descriptor, const iovec* parts, int count) {
  if (count > 0) reads_parts(parts, static_cast<std::size_t>(count), CCGRADE_HERE);
  return put(descriptor, 0, CCGRADE_HERE,
             [&] { return next_symbol<decltype(writev)>("writev")(descriptor, parts, count); });
}
ssize_t preadv(int descriptor, const iovec* parts, int count, off_t at) {
  const std::uintptr_t pc = CCGRADE_HERE;
  const ssize_t got = get(descriptor, 0, pc, [&] {
    return next_symbol<decltype(preadv)>("preadv")(descriptor, parts, count, at);
  });
  if (got > 0)
    writes_parts(parts, static_cast<std::size_t>(count), static_cast<std::size_t>(got), pc);
  return got;
}
ssize_t pwritev(int descriptor, const iovec* parts, int count, off_t at) {
  if (count > 0) reads_parts(parts, static_cast<std::size_t>(count), CCGRADE_HERE);
  return put(descriptor, 0, CCGRADE_HERE, [&] {
    return next_symbol<decltype(pwritev)>("pwritev")(descriptor, parts, count, at);
  });
}
ssize_t preadv64(int descriptor, const iovec* parts, int count, off64_t at) {
  return preadv(descriptor, parts, count, at);
}
ssize_t pwritev64(int descriptor, const iovec* parts, int count, off64_t at) {
  return pwritev(descriptor, parts, count, at);
}
ssize_t recv(int descriptor, void* buffer, std::size_t size, int flags) {
  return get_into(buffer, descriptor, flags, CCGRADE_HERE, [&] {
    return next_symbol<decltype(recv)>("recv")(descriptor, buffer, size, flags);
  });
}
ssize_t send(int descriptor, const void* buffer, std::size_t size, int flags) {
  const std::uintptr_t pc = CCGRADE_HERE;
  reads(buffer, size, pc);
  return put(descriptor, flags, pc,
             [&] { return next_symbol<decltype(send)>("send")(descriptor, buffer, size, flags); });
}
ssize_t recvmsg(int descriptor, msghdr* message, int flags) {
  const std::uintptr_t pc = CCGRADE_HERE;
  const ssize_t got = get(descriptor, flags, pc, [&] {
    return next_symbol<decltype(recvmsg)>("recvmsg")(descriptor, message, flags);
  });
  if (got > 0) writes_parts(*message, static_cast<std::size_t>(got), pc);
  return got;
}
ssize_t sendmsg(int descriptor, const msghdr* message, int flags) {
  reads_parts(*message, CCGRADE_HERE);
  return put(descriptor, flags, CCGRADE_HERE,
             [&] { return next_symbol<decltype(sendmsg)>("sendmsg")(descriptor, message, flags); });
}
int eventfd_read(int descriptor, eventfd_t* value) {
  return read(descriptor, value, sizeof *value) == sizeof *value ? 0 : -1;
}
int eventfd_write(int descriptor, eventfd_t value) {
  return write(descriptor, &value, sizeof value) == sizeof value ? 0 : -1;
}

}  // extern "C"
