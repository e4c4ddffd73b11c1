#include "pool.hpp"

#include <linux/futex.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#include <algorithm>
#include <atomic>

#include "fiber.hpp"
#include "next_symbol.hpp"
#include "raw_syscall.hpp"

namespace ccgrade::explore {
namespace {

/// Between a parked thread's own frames and the fiber's: what a signal handler or the C library may
/// still write there.
constexpr std::size_t kGap = 4096;

struct Parking {
  void* stack_top;
  unsigned long thread_pointer;
  std::atomic<int> parked;
};

void futex_sleep(std::atomic<int>& word, int value) {
  raw_syscall(SYS_futex, reinterpret_cast<long>(&word), FUTEX_WAIT, value, 0, 0, 0);
}

void* park(void* value) {
  auto* parking = static_cast<Parking*>(value);
  char here = 0;
  parking->stack_top = &here - kGap;
  parking->thread_pointer = current_thread_pointer();
  parking->parked = 1;
  raw_syscall(SYS_futex, reinterpret_cast<long>(&parking->parked), FUTEX_WAKE, 1, 0, 0, 0);
  std::atomic<int> never{0};
  while (true) futex_sleep(never, 0);
}

}  // namespace

bool Pool::make(int count) {
  const auto create = next_symbol<int(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*)>(
      "pthread_create");
  if (!main_stack_top_) {
    const long stack =
        raw_syscall(SYS_mmap, 0, static_cast<long>(kMainStack), PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (stack < 0) return false;
    main_stack_top_ = reinterpret_cast<char*>(stack) + kMainStack;
  }
  pthread_attr_t usual;
  if (pthread_getattr_default_np(&usual) == 0) {
    std::size_t guard = 0;
    pthread_attr_getstacksize(&usual, &size_of_slot_);
    pthread_attr_getguardsize(&usual, &guard);
    size_of_slot_ -= guard;
    pthread_attr_destroy(&usual);
  }
  while (static_cast<int>(slots_.size()) < count) {
    Parking parking{nullptr, 0, 0};
    pthread_t thread{};
    if (!create || create(&thread, nullptr, &park, &parking) != 0) return false;
    while (parking.parked == 0) futex_sleep(parking.parked, 0);
    slots_.push({parking.stack_top, parking.thread_pointer});
    lowest_ = std::min(lowest_, parking.thread_pointer);
    highest_ = std::max(highest_, parking.thread_pointer);
  }
  return true;
}

}  // namespace ccgrade::explore
