#include "grader/host/cell/serve.hpp"

#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "grader/host/cell/keeper.hpp"
#include "grader/host/cell/request.hpp"
#include "grader/host/cell/system.hpp"

namespace ccgrade::cell {
namespace {

constexpr std::size_t kMostBytes = 1 << 20;
constexpr std::size_t kMostDescriptors = 64;

struct Packet {
  std::string text;
  std::vector<int> descriptors;
};

/// Nothing: the other end is closed.
bool receive(int socket, Packet& packet) {
  const ssize_t size = recv(socket, nullptr, 0, MSG_PEEK | MSG_TRUNC);
  if (size <= 0) return false;
  packet.text.resize(std::min(static_cast<std::size_t>(size), kMostBytes));
  iovec part{packet.text.data(), packet.text.size()};
  alignas(cmsghdr) char control[CMSG_SPACE(kMostDescriptors * sizeof(int))];
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  const ssize_t got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  if (got <= 0) return false;
  packet.text.resize(static_cast<std::size_t>(got));
  for (cmsghdr* each = CMSG_FIRSTHDR(&message); each; each = CMSG_NXTHDR(&message, each)) {
    if (each->cmsg_type != SCM_RIGHTS) continue;
    packet.descriptors.resize((each->cmsg_len - CMSG_LEN(0)) / sizeof(int));
    std::memcpy(packet.descriptors.data(), CMSG_DATA(each), each->cmsg_len - CMSG_LEN(0));
  }
  return true;
}

/// fork() into new namespaces.
pid_t start_keeper() {
  clone_args how{};
  how.flags = CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWNET;
  how.exit_signal = SIGCHLD;
  return static_cast<pid_t>(syscall(SYS_clone3, &how, sizeof how));
}

void tell_failure(int to, const char* what, int error) {
  Report report;
  report.status = error;
  std::strncpy(report.text, what, sizeof report.text - 1);
  [[maybe_unused]] const ssize_t told = write(to, &report, sizeof report);
}

void answer(const Packet& packet) {
  if (packet.descriptors.size() < 2) return;  // nobody can be told
  Descriptors descriptors{packet.descriptors, -1, -1};
  descriptors.leash = descriptors.streams.back();
  descriptors.streams.pop_back();
  descriptors.report = descriptors.streams.back();
  descriptors.streams.pop_back();
  const Result<Request> request = request_from(packet.text);
  if (!request || descriptors.streams.size() != request->targets.size())
    return tell_failure(descriptors.report, "a cell cannot read what it is asked", 0);
  const pid_t keeper = start_keeper();
  if (keeper == 0) keep(*request, descriptors);
  if (keeper < 0) tell_failure(descriptors.report, "cannot make namespaces", errno);
}

/// What keepers have to say, they have reported. They are waited for so that their time counts as
/// that of this process, and so of ccgrade.
void reap_keepers(int options) {
  while (waitpid(-1, nullptr, options) > 0) {
  }
}

}  // namespace

int serve(int socket) {
  if (const Status system = put_system_together(); !system) {
    std::fprintf(stderr, "%s\n", system.error().message.c_str());
    return 1;
  }
  if (send(socket, &kReady, 1, MSG_NOSIGNAL) != 1) return 1;
  Packet packet;
  while (receive(socket, packet)) {
    answer(packet);
    for (const int descriptor : packet.descriptors) close(descriptor);
    packet.descriptors.clear();
    reap_keepers(WNOHANG);
  }
  reap_keepers(0);  // they end with their leashes
  return 0;
}

}  // namespace ccgrade::cell
