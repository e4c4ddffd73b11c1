// What else the kernel hands over between threads, as descriptors do: whoever receives comes after
// all that was sent before. Here nobody waits as the explorer's threads do: one that blocks in such
// a call is out of reach.
#include <fcntl.h>
#include <mqueue.h>
#include <stdarg.h>
#include <sys/epoll.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/sendfile.h>
#include <sys/socket.h>

#include "descriptors.hpp"
#include "library_memory.hpp"
#include "next_symbol.hpp"
#include "operation.hpp"
#include "parts.hpp"

using namespace ccgrade::explore;

namespace {

template <class Call>
auto receive(Call call) {
  const auto got = call();
  if (got >= 0) learn_by_descriptor();
  return got;
}

template <class Call>
ssize_t receive_into(void* to, std::uintptr_t pc, Call call) {
  const ssize_t got = receive(call);
  if (got > 0) writes(to, static_cast<std::size_t>(got), pc);
  return got;
}

template <class Call>
int receive_events(epoll_event* events, std::uintptr_t pc, Call call) {
  const int ready = receive(call);
  if (ready > 0) writes(events, static_cast<std::size_t>(ready) * sizeof *events, pc);
  return ready;
}

}  // namespace

/// Calls the library's function of this name.
#define NEXT(name, ...) next_symbol<decltype(name)>(#name)(__VA_ARGS__)

extern "C" {

int accept4(int descriptor, sockaddr* address, socklen_t* size, int flags) {
  return receive([&] {
    return next_symbol<int(int, sockaddr*, socklen_t*, int)>("accept4")(descriptor, address, size,
                                                                        flags);
  });
}
int accept(int descriptor, sockaddr* address, socklen_t* size) {
  return receive([&] {
    return next_symbol<int(int, sockaddr*, socklen_t*)>("accept")(descriptor, address, size);
  });
}
int epoll_wait(int descriptor, epoll_event* events, int most, int milliseconds) {
  return receive_events(events, CCGRADE_HERE,
                        [&] { return NEXT(epoll_wait, descriptor, events, most, milliseconds); });
}
int epoll_pwait(int descriptor, epoll_event* events, int most, int milliseconds,
                const sigset_t* mask) {
  return receive_events(events, CCGRADE_HERE, [&] {
    return NEXT(epoll_pwait, descriptor, events, most, milliseconds, mask);
  });
}

int epoll_pwait2(int descriptor, epoll_event* events, int most, const timespec* timeout,
                 const sigset_t* mask) {
  return receive_events(events, CCGRADE_HERE, [&] {
    return NEXT(epoll_pwait2, descriptor, events, most, timeout, mask);
  });
}

int sendmmsg(int descriptor, mmsghdr* messages, unsigned count, int flags) {
  for (unsigned i = 0; i < count; ++i) reads_parts(messages[i].msg_hdr, CCGRADE_HERE);
  tell_by_descriptor();
  return NEXT(sendmmsg, descriptor, messages, count, flags);
}
int recvmmsg(int descriptor, mmsghdr* messages, unsigned count, int flags, timespec* timeout) {
  const std::uintptr_t pc = CCGRADE_HERE;
  const int got =
      receive([&] { return NEXT(recvmmsg, descriptor, messages, count, flags, timeout); });
  for (int i = 0; i < got; ++i) writes_parts(messages[i].msg_hdr, messages[i].msg_len, pc);
  return got;
}
ssize_t splice(int from, off64_t* from_at, int to, off64_t* to_at, std::size_t size,
               unsigned flags) {
  tell_by_descriptor();
  return receive([&] { return NEXT(splice, from, from_at, to, to_at, size, flags); });
}
ssize_t sendfile(int to, int from, off_t* from_at, std::size_t size) {
  tell_by_descriptor();
  return receive([&] { return NEXT(sendfile, to, from, from_at, size); });
}

ssize_t sendfile64(int to, int from, off64_t* from_at, std::size_t size) {
  return sendfile(to, from, from_at, size);
}
ssize_t copy_file_range(int from, off64_t* from_at, int to, off64_t* to_at, std::size_t size,
                        unsigned flags) {
  tell_by_descriptor();
  return receive([&] { return NEXT(copy_file_range, from, from_at, to, to_at, size, flags); });
}
ssize_t tee(int from, int to, std::size_t size, unsigned flags) {
  tell_by_descriptor();
  return receive([&] { return NEXT(tee, from, to, size, flags); });
}
/// Both ways: what it hands over, and, of a pipe that is read, what it gets.
ssize_t vmsplice(int pipe, const iovec* parts, std::size_t count, unsigned flags) {
  reads_parts(parts, count, CCGRADE_HERE);
  tell_by_descriptor();
  return receive([&] { return NEXT(vmsplice, pipe, parts, count, flags); });
}

int mq_send(mqd_t queue, const char* message, std::size_t size, unsigned priority) {
  reads(message, size, CCGRADE_HERE);
  tell_by_descriptor();
  return NEXT(mq_send, queue, message, size, priority);
}
int mq_timedsend(mqd_t queue, const char* message, std::size_t size, unsigned priority,
                 const timespec* until) {
  reads(message, size, CCGRADE_HERE);
  tell_by_descriptor();
  return NEXT(mq_timedsend, queue, message, size, priority, until);
}
ssize_t mq_receive(mqd_t queue, char* message, std::size_t size, unsigned* priority) {
  return receive_into(message, CCGRADE_HERE,
                      [&] { return NEXT(mq_receive, queue, message, size, priority); });
}
ssize_t mq_timedreceive(mqd_t queue, char* message, std::size_t size, unsigned* priority,
                        const timespec* until) {
  return receive_into(message, CCGRADE_HERE,
                      [&] { return NEXT(mq_timedreceive, queue, message, size, priority, until); });
}

int msgsnd(int queue, const void* message, std::size_t size, int flags) {
  reads(message, sizeof(long) + size, CCGRADE_HERE);
  tell_by_descriptor();
  return NEXT(msgsnd, queue, message, size, flags);
}
ssize_t msgrcv(int queue, void* message, std::size_t size, long type, int flags) {
  const std::uintptr_t pc = CCGRADE_HERE;
  const ssize_t got = receive([&] { return NEXT(msgrcv, queue, message, size, type, flags); });
  if (got >= 0) writes(message, sizeof(long) + static_cast<std::size_t>(got), pc);
  return got;
}
int semop(int set, sembuf* steps, std::size_t count) {
  tell_by_descriptor();
  return receive([&] { return NEXT(semop, set, steps, count); });
}

int semtimedop(int set, sembuf* steps, std::size_t count, const timespec* timeout) {
  tell_by_descriptor();
  return receive([&] { return NEXT(semtimedop, set, steps, count, timeout); });
}
int semctl(int set, int number, int command, ...) {
  va_list list;
  va_start(list, command);
  void* const argument = va_arg(list, void*);  // as the library itself takes its union
  va_end(list);
  tell_by_descriptor();
  return receive([&] { return NEXT(semctl, set, number, command, argument); });
}

}  // extern "C"
