// The compiler's calls before each plain access to memory (the interface of -fsanitize=thread, as
// clang and g++ emit it).
#include <cstring>

#include "access.hpp"
#include "execution.hpp"
#include "heap.hpp"
#include "shared_code.hpp"
#include "single_steps.hpp"

using namespace ccgrade::explore;

namespace ccgrade::explore {

void check_alive(std::uintptr_t address, std::uintptr_t pc) {
  if (const Thread* owner = the_execution->ended_owner(address))
    the_execution->end(Verdict::use_after_free,
                       "a thread uses an object of another one, which has ended",
                       {the_execution->self().id, pc}, {owner->id, owner->created_at}, address);
  if (!in_heap(address) || heap_state(address) != HeapState::freed) return;
  const Freed freed = freed_by(address);
  the_execution->end(Verdict::use_after_free, "a thread uses memory that was freed",
                     {the_execution->self().id, pc}, {freed.thread, freed.pc}, address);
}

void note_access(const MemoryAccess& what) {
  if (the_execution->self().unseen) return;
  bool shared = false;
  const Races::Race race = the_execution->races().access(the_execution->self(), what, shared);
  const Settings& settings = the_execution->settings();
  if (!race.found || !settings.races) return;
  if (!settings.judges(race.earlier.pc) && !settings.judges(what.pc)) return;
  const char* message = race.earlier_writes
                            ? (what.write ? "two threads write the same memory without order"
                                          : "a thread reads what another one writes, without order")
                            : "a thread writes what another one reads, without order";
  the_execution->end(Verdict::race, message, race.earlier, {the_execution->self().id, what.pc},
                     what.address);
}

}  // namespace ccgrade::explore

namespace {

std::uint64_t value_at(const void* address, std::size_t size) {
  std::uint64_t value = 0;
  std::memcpy(&value, address, size < 8 ? size : 8);
  return value;
}

[[gnu::always_inline]] inline void access(const void* address, std::size_t size, bool write,
                                          std::uintptr_t pc) {
  if (!the_execution || size == 0) return;
  const auto at = reinterpret_cast<std::uintptr_t>(address);
  Thread& me = the_execution->self();
  if (!write && size == sizeof(void*)) me.last_read = address;
  const Op op{.kind = write ? OpKind::write : OpKind::read, .object = address, .pc = pc};
  if (is_shared(pc) && !the_execution->explores_all())
    the_execution->point(op);
  else
    the_execution->pass(op);
  check_alive(at, pc);
  if (the_execution->trace().recording() && !write && size <= 8)
    the_execution->trace().value(me, address, value_at(address, size), static_cast<unsigned>(size));
  note_access({at, size, write, false, pc});
}

void take_written(std::uint64_t value, unsigned size) {
  Trace& trace = the_execution->trace();
  trace.value(the_execution->self(), trace.steps().back().object, value, size);
}

/// What the program is about to write itself, by the instructions behind its hook.
void tell_written(const void* address, std::size_t size, const void* behind_hook) {
  if (!the_execution || !the_execution->trace().tells_values() || size > 8) return;
  if (the_execution->trace().is_last(the_execution->self(), address))
    follow_write(reinterpret_cast<std::uintptr_t>(behind_hook), address,
                 static_cast<unsigned>(size), the_execution->settings().late_writes, &take_written);
}

}  // namespace

void ccgrade::explore::plain_access(const void* address, std::size_t size, bool write,
                                    std::uintptr_t pc) {
  access(address, size, write, pc);
}

#define READ(name, size)                        \
  void name(void* address) {                    \
    access(address, size, false, CCGRADE_HERE); \
  }
#define WRITE(name, size)                                     \
  void name(void* address) {                                  \
    access(address, size, true, CCGRADE_HERE);                \
    tell_written(address, size, __builtin_return_address(0)); \
  }
#define ACCESSES(size)                               \
  READ(__tsan_read##size, size)                      \
  WRITE(__tsan_write##size, size)                    \
  READ(__tsan_unaligned_read##size, size)            \
  WRITE(__tsan_unaligned_write##size, size)          \
  READ(__tsan_volatile_read##size, size)             \
  WRITE(__tsan_volatile_write##size, size)           \
  READ(__tsan_unaligned_volatile_read##size, size)   \
  WRITE(__tsan_unaligned_volatile_write##size, size) \
  WRITE(__tsan_read_write##size, size)               \
  WRITE(__tsan_unaligned_read_write##size, size)

extern "C" {

ACCESSES(1)
ACCESSES(2)
ACCESSES(4)
ACCESSES(8)
ACCESSES(16)

void __tsan_read_range(void* address, std::size_t size) {
  access(address, size, false, CCGRADE_HERE);
}
void __tsan_write_range(void* address, std::size_t size) {
  access(address, size, true, CCGRADE_HERE);
}
/// A constructor or destructor sets the object's type: no write that another thread could see,
/// where the type stays the same.
void __tsan_vptr_update(void** address, void* type) {
  if (*address != type) access(address, sizeof(void*), true, CCGRADE_HERE);
}
void __tsan_vptr_read(void** address) {
  access(address, sizeof(void*), false, CCGRADE_HERE);
}
void* __tsan_memcpy(void* to, const void* from, std::size_t size) {
  access(from, size, false, CCGRADE_HERE);
  access(to, size, true, CCGRADE_HERE);
  return std::memcpy(to, from, size);
}
void* __tsan_memmove(void* to, const void* from, std::size_t size) {
  access(from, size, false, CCGRADE_HERE);
  access(to, size, true, CCGRADE_HERE);
  return std::memmove(to, from, size);
}
void* __tsan_memset(void* to, int value, std::size_t size) {
  access(to, size, true, CCGRADE_HERE);
  return std::memset(to, value, size);
}

void __tsan_init() {}
void __tsan_func_entry(void*) {}
void __tsan_func_exit() {}
void __tsan_ignore_thread_begin() {}
void __tsan_ignore_thread_end() {}

}  // extern "C"
