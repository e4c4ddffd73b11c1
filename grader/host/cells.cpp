#include "grader/host/cells.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "grader/host/cell/request.hpp"
#include "grader/host/channel.hpp"
#include "grader/host/environment.hpp"
#include "grader/host/pointers.hpp"

namespace ccgrade {
namespace {

constexpr int kSocketInCell = 3;
constexpr int kStartMillis = 20'000;

/// The file system as it is, read-only but for temporary files. Root needs no user namespace, and
/// in one its commands could not be run as nobody.
std::vector<std::string> bubblewrap(const std::string& program) {
  const std::string temporary = std::filesystem::temp_directory_path().string();
  std::vector<std::string> words = {"bwrap",
                                    "--unshare-pid",
                                    "--unshare-net",
                                    "--unshare-ipc",
                                    "--unshare-uts",
                                    "--hostname",
                                    "cell",
                                    "--unshare-cgroup-try",
                                    "--cap-add",
                                    "ALL",
                                    "--ro-bind",
                                    "/",
                                    "/",
                                    "--bind",
                                    temporary,
                                    temporary,
                                    "--dev",
                                    "/dev",
                                    "--proc",
                                    "/proc",
                                    "--chdir",
                                    "/"};
  if (geteuid() != 0) words.push_back("--unshare-user");
  words.insert(words.end(), {"--", program, std::to_string(kSocketInCell)});
  return words;
}

Error no_cells(const std::string& why) {
  return Error{"commands cannot be confined here: " + why};
}

/// One of a pipe's ends is ours, one goes to the cell.
struct Ends {
  int ours = -1;
  int theirs = -1;
};

bool make(Ends& made, bool (*open)(int ends[2])) {
  int ends[2];
  if (!open(ends)) return false;
  made = {ends[0], ends[1]};
  return true;
}

/// stdout, stderr, the channels, the report, and the leash, whose other end is theirs to read.
bool make_ends(std::vector<Ends>& ends, std::size_t channels) {
  ends.resize(2 + channels + 2);
  bool made = true;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const bool channel = i >= 2 && i < 2 + channels;
    made = made && make(ends[i], channel ? &open_channel : &open_plain_pipe);
  }
  std::swap(ends.back().ours, ends.back().theirs);
  return made;
}

bool send_packet(int socket, const std::string& text, const std::vector<int>& descriptors) {
  iovec part{const_cast<char*>(text.data()), text.size()};
  std::vector<char> control(CMSG_SPACE(descriptors.size() * sizeof(int)));
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  cmsghdr* const header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(descriptors.size() * sizeof(int));
  std::memcpy(CMSG_DATA(header), descriptors.data(), descriptors.size() * sizeof(int));
  return sendmsg(socket, &message, MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
}

cell::Request request_of(const Command& command, const Confinement& confinement) {
  cell::Request request;
  request.argv = command.argv;
  request.env = environment(command);
  request.cwd = command.cwd;
  request.targets = {STDOUT_FILENO, STDERR_FILENO};
  for (const Channel& channel : command.channels) request.targets.push_back(channel.child_fd);
  request.confinement = confinement;
  request.file_kib = command.limits.file_kib;
  request.memory_kib = command.limits.memory_kib;
  request.cpu_seconds = command.limits.cpu_seconds;
  request.fixed_addresses = command.fixed_addresses;
  return request;
}

}  // namespace

Cells::Cells(std::string program, Children& children)
    : program_(std::move(program)), children_(children) {}

Cells::~Cells() {
  if (socket_ >= 0) close(socket_);
  // ccgrade: allow(blocking-under-lock): without its socket the cell ends at once
  if (pid_ > 0) children_.reap(pid_, [&] { waitpid(pid_, nullptr, 0); });
}

Status Cells::ready() {
  std::call_once(asked_, [&] { opened_ = open(); });
  return opened_;
}

Status Cells::open() {
  int sockets[2], errors[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0 ||
      pipe2(errors, O_CLOEXEC) != 0)
    return no_cells(std::strerror(errno));
  socket_ = sockets[0];
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, sockets[1], kSocketInCell);
  posix_spawn_file_actions_adddup2(&actions, errors[1], STDERR_FILENO);
  const std::vector<std::string> words = bubblewrap(program_);
  int failed = 0;
  pid_ = children_.start([&] {
    pid_t pid = -1;
    failed =
        posix_spawnp(&pid, words[0].c_str(), &actions, nullptr, pointers(words).data(), environ);
    return failed == 0 ? pid : -1;
  });
  posix_spawn_file_actions_destroy(&actions);
  close(sockets[1]);
  close(errors[1]);
  const Status ready = failed != 0
                           ? Status(no_cells(std::string("bwrap: ") + std::strerror(failed)))
                           : await_ready(errors[0]);
  close(errors[0]);
  return ready;
}

Status Cells::await_ready(int errors) {
  pollfd news{socket_, POLLIN, 0};
  char byte = 0;
  if (poll(&news, 1, kStartMillis) == 1 && recv(socket_, &byte, 1, 0) == 1) return Done{};
  kill(pid_, SIGKILL);
  char said[400] = {};
  fcntl(errors, F_SETFL, O_NONBLOCK);
  const ssize_t got = read(errors, said, sizeof said - 1);
  return no_cells(got > 0 ? said : "bubblewrap does not start");
}

Result<ConfinedChild> Cells::start(const Command& command, const Confinement& confinement) {
  if (const Status can = ready(); !can) return can.error();
  const std::size_t streams = 2 + command.channels.size();
  std::vector<Ends> ends;
  bool made = make_ends(ends, command.channels.size());
  std::vector<int> theirs;
  for (const Ends& each : ends) theirs.push_back(each.theirs);
  made = made && send_packet(socket_, to_text(request_of(command, confinement)), theirs);
  for (const int descriptor : theirs)
    if (descriptor >= 0) close(descriptor);
  if (!made) {
    const int why = errno;
    for (const Ends& each : ends)
      if (each.ours >= 0) close(each.ours);
    return Error{"cannot start " + command.argv[0] + " in a cell: " + std::strerror(why)};
  }
  ConfinedChild child;
  for (std::size_t i = 0; i < streams; ++i) child.pipes.push_back(ends[i].ours);
  child.report = ends[streams].ours;
  child.leash = ends[streams + 1].ours;
  return child;
}

}  // namespace ccgrade
