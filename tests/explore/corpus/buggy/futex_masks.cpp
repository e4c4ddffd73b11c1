// expect: lost-wakeup, deadlock
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <thread>

int opened = 0;

int main() {
  std::thread guest([] {
    while (!__atomic_load_n(&opened, __ATOMIC_SEQ_CST))
      syscall(SYS_futex, &opened, FUTEX_WAIT_BITSET, 0, nullptr, nullptr, 1);
  });
  __atomic_store_n(&opened, 1, __ATOMIC_SEQ_CST);
  syscall(SYS_futex, &opened, FUTEX_WAKE_BITSET, 1, nullptr, nullptr, 2);
  guest.join();
}
