// Theory of operation. Capabilities go first, then a filter of system calls is loaded that nobody
// can take back. It allows what it does not name, since sanitizers, Valgrind and two compilers ask
// for much; named is what reaches the kernel's rarely used and often broken parts (the list of
// isolate 2.6 and more), what changes namespaces, and what the rights withhold. To become another
// program is withheld from most, but the program itself has to start behind the filter: it does by
// a descriptor whose number is above the limit of descriptors, which no process can make again.
#include "grader/host/cell/rights.hpp"

#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace ccgrade::cell {
namespace {

constexpr const char* kNobodys[] = {"acct",
                                    "add_key",
                                    "adjtimex",
                                    "bpf",
                                    "chroot",
                                    "clock_adjtime",
                                    "clock_settime",
                                    "delete_module",
                                    "fanotify_init",
                                    "finit_module",
                                    "fsconfig",
                                    "fsmount",
                                    "fsopen",
                                    "fspick",
                                    "init_module",
                                    "io_uring_enter",
                                    "io_uring_register",
                                    "io_uring_setup",
                                    "ioperm",
                                    "iopl",
                                    "kcmp",
                                    "kexec_file_load",
                                    "kexec_load",
                                    "keyctl",
                                    "lookup_dcookie",
                                    "migrate_pages",
                                    "mount",
                                    "mount_setattr",
                                    "move_mount",
                                    "move_pages",
                                    "name_to_handle_at",
                                    "nfsservctl",
                                    "open_by_handle_at",
                                    "open_tree",
                                    "perf_event_open",
                                    "pidfd_getfd",
                                    "pivot_root",
                                    "quotactl",
                                    "reboot",
                                    "request_key",
                                    "seccomp",
                                    "setdomainname",
                                    "sethostname",
                                    "setns",
                                    "settimeofday",
                                    "swapoff",
                                    "swapon",
                                    "syslog",
                                    "umount2",
                                    "unshare",
                                    "userfaultfd",
                                    "vhangup"};

constexpr unsigned long kNewNamespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS |
                                         CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;

class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_ALLOW)) {}
  ~Filter() { seccomp_release(context_); }
  Filter(const Filter&) = delete;

  template <class... Comparisons>
  void deny(const char* call, int error, Comparisons... comparisons) {
    const int number = seccomp_syscall_resolve_name(call);
    if (number == __NR_SCMP_ERROR) return;  // of no kernel that this library knows
    failed_ |= seccomp_rule_add(context_, SCMP_ACT_ERRNO(static_cast<unsigned>(error)), number,
                                sizeof...(comparisons), comparisons...) != 0;
  }
  bool load() { return context_ && !failed_ && seccomp_load(context_) == 0; }

 private:
  scmp_filter_ctx context_;
  bool failed_ = false;
};

/// Only threads, or processes too; never in namespaces of their own.
void deny_clones(Filter& filter, bool processes) {
  filter.deny("clone3", ENOSYS);  // its flags lie in memory, which a filter cannot read: use clone
  for (unsigned long flag = 1; flag <= kNewNamespaces; flag <<= 1)
    if (kNewNamespaces & flag) filter.deny("clone", EPERM, SCMP_A0(SCMP_CMP_MASKED_EQ, flag, flag));
  if (processes) return;
  filter.deny("clone", EPERM, SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
  filter.deny("fork", EPERM);
  filter.deny("vfork", EPERM);
}

void deny_programs(Filter& filter, int allowed) {
  filter.deny("execve", EPERM);
  filter.deny("execveat", EPERM, SCMP_A0(SCMP_CMP_NE, static_cast<unsigned>(allowed)));
}

Status load_filter(const KernelRights& rights, int program) {
  Filter filter;
  for (const char* call : kNobodys) filter.deny(call, EPERM);
  for (const int family : {AF_NETLINK, AF_PACKET, AF_ALG, AF_VSOCK, AF_BLUETOOTH})
    filter.deny("socket", EAFNOSUPPORT, SCMP_A0(SCMP_CMP_EQ, static_cast<unsigned>(family)));
  filter.deny("personality", EPERM, SCMP_A0(SCMP_CMP_NE, 0xffffffff));
  filter.deny("prctl", EPERM, SCMP_A0(SCMP_CMP_EQ, PR_SET_SECCOMP));
  filter.deny("ioctl", EPERM, SCMP_A1(SCMP_CMP_MASKED_EQ, 0xffffffff, 0x5412));  // TIOCSTI
  if (!rights.tracing)
    for (const char* call : {"ptrace", "process_vm_readv", "process_vm_writev"})
      filter.deny(call, EPERM);
  deny_clones(filter, rights.processes);
  if (!rights.programs) deny_programs(filter, program);
  if (!filter.load()) return Error{"cannot load the filter of system calls"};
  return Done{};
}

/// Before the user changes, who may do so.
bool drop_bounds() {
  for (int capability = 0; prctl(PR_CAPBSET_READ, capability) >= 0; ++capability)
    if (prctl(PR_CAPBSET_DROP, capability) != 0) return false;
  return true;
}

bool drop_capabilities() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct none[2]{};
  return prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) == 0 &&
         syscall(SYS_capset, &header, none) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

bool become_nobody() {
  return geteuid() != 0 ||
         (setgroups(0, nullptr) == 0 && setresgid(kNobody, kNobody, kNobody) == 0 &&
          setresuid(kNobody, kNobody, kNobody) == 0);
}

}  // namespace

Status give_up_rights(const KernelRights& rights, int program) {
  if (!drop_bounds() || !become_nobody())
    return Error{std::string("cannot give up root: ") + std::strerror(errno)};
  if (!drop_capabilities())
    return Error{std::string("cannot give up capabilities: ") + std::strerror(errno)};
  return load_filter(rights, program);
}

}  // namespace ccgrade::cell
