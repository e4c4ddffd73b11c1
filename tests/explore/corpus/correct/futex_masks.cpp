// correct: a wake is for those whose mask has a bit of its own: each door wakes its own guest
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <cassert>
#include <climits>
#include <thread>

int word = 0;
int opened[2] = {};

void wait_at(int door) {
  while (!__atomic_load_n(&opened[door], __ATOMIC_SEQ_CST)) {
    const int seen = __atomic_load_n(&word, __ATOMIC_SEQ_CST);
    if (__atomic_load_n(&opened[door], __ATOMIC_SEQ_CST)) return;
    syscall(SYS_futex, &word, FUTEX_WAIT_BITSET, seen, nullptr, nullptr, 1 << door);
  }
}

void open(int door) {
  __atomic_store_n(&opened[door], 1, __ATOMIC_SEQ_CST);
  __atomic_fetch_add(&word, 1, __ATOMIC_SEQ_CST);
  // One is enough where only this door's guest may be woken.
  syscall(SYS_futex, &word, FUTEX_WAKE_BITSET, 1, nullptr, nullptr, 1 << door);
}

int main() {
  std::thread first(wait_at, 0);
  std::thread second(wait_at, 1);
  open(0);
  open(1);
  first.join();
  second.join();
  assert(syscall(SYS_futex, &word, FUTEX_WAKE_BITSET, INT_MAX, nullptr, nullptr, 0) == -1);
}
