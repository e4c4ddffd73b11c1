// Theory of operation. The compiler tells of a write before it is made, and not of what. At the
// next hook it is too late to look: a library may have written there since, or the memory may be
// gone. So the thread goes on by single steps (the trap flag of x86) and is stopped before the
// first call or return behind its hook: what stands there then is what this write, or one after it
// in the same straight piece of code, has put there. Only recordings do so; a trap costs a
// microsecond.
#include "single_steps.hpp"

#include <ucontext.h>

#include "peek.hpp"
#include "shared_code.hpp"
#include "signals.hpp"

namespace ccgrade::explore {
namespace {

constexpr greg_t kTrapFlag = 0x100;
constexpr int kMostSteps = 500;  ///< the way out of the hook is among them

struct Followed {
  std::uintptr_t from = 0;  ///< 0 once it has been reached
  const void* address = nullptr;
  unsigned size = 0;
  WrittenValue take = nullptr;
  bool late_writes = false;
  std::uint64_t before = 0;  ///< what stood there
  SignalAction programs;     ///< what the program does about a trap
  int steps = 0;
  bool under_way = false;  ///< the program's action has not been given back
};
Followed followed;

/// `call`, `ret`, or what may be one; prefixes are skipped.
bool is_call_or_return(const unsigned char* code) {
  while (*code == 0x66 || *code == 0xF2 || *code == 0xF3 || *code == 0x3E || (*code & 0xF0) == 0x40)
    ++code;
  if (*code == 0xE8 || *code == 0xC3 || *code == 0xC2) return true;
  const int operation = code[1] >> 3 & 7;
  return *code == 0xFF && (operation == 2 || operation == 3);
}

/// The memory may be what the program is about to fault on.
bool read_followed(std::uint64_t& value) {
  return peek(followed.address, &value, followed.size);
}

void end_following(greg_t* registers) {
  registers[REG_EFL] &= ~kTrapFlag;
  followed.under_way = false;
  set_action(SIGTRAP, followed.programs);
}

void on_step(int, siginfo_t* info, void* context) {
  greg_t* registers = static_cast<ucontext_t*>(context)->uc_mcontext.gregs;
  if (info->si_code != TRAP_TRACE) {
    end_following(registers);
    // The program's own `int3`, of one byte: once more, with what it does about it.
    if (info->si_code == SI_KERNEL) --registers[REG_RIP];
    return;
  }
  const auto pc = static_cast<std::uintptr_t>(registers[REG_RIP]);
  const bool lost = ++followed.steps > kMostSteps;
  if (pc == followed.from) followed.from = 0;
  if (followed.from != 0 && !lost) return;  // still on its way out of the hook
  const bool inside = is_program_code(pc);
  if (!lost && inside && !is_call_or_return(reinterpret_cast<const unsigned char*>(pc))) return;
  end_following(registers);
  std::uint64_t value = 0;
  const bool written =
      !lost && read_followed(value) && !(followed.late_writes && value == followed.before);
  if (written) followed.take(value, followed.size);
}

}  // namespace

void follow_write(std::uintptr_t from, const void* address, unsigned size, bool late_writes,
                  WrittenValue take) {
  // The write that is followed has faulted, and the program's handler writes in its turn.
  if (followed.under_way) return;
  followed = {};
  followed.from = from;
  followed.address = address;
  followed.size = size;
  followed.late_writes = late_writes;
  followed.take = take;
  const bool blocked = signal_mask() & (std::uint64_t{1} << (SIGTRAP - 1));
  if (blocked || !read_followed(followed.before)) return;  // or the program is about to fault
  followed.programs = action_of(SIGTRAP);
  if (!handle_signal(SIGTRAP, &on_step)) return;
  followed.under_way = true;
  // Past the red zone, where the compiler may keep something.
  asm volatile(
      "leaq -128(%%rsp), %%rsp\n\t"
      "pushfq\n\t"
      "orq $0x100, (%%rsp)\n\t"
      "popfq\n\t"
      "leaq 128(%%rsp), %%rsp"
      :
      :
      : "cc", "memory");
}

}  // namespace ccgrade::explore
