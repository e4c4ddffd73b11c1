// Theory of operation. A heap of our own, so that the same execution gets the same addresses and a
// freed block stays freed: blocks come one after the other from a reserved region and are not used
// again before kQuarantine bytes were freed since. One byte per 16 bytes tells allocated from freed
// memory to the hooks. All of it lies in the program's memory: it is undone with the execution.
#include "heap.hpp"

#include <errno.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#include <cstring>
#include <new>

#include "execution.hpp"
#include "raw_syscall.hpp"
#include "shared_code.hpp"
#include "thread_end.hpp"

namespace ccgrade::explore {
namespace {

constexpr std::size_t kQuarantine = std::size_t{1} << 28;
constexpr std::size_t kMostHeap = std::size_t{1} << 30;  ///< of one execution
constexpr int kClasses = 48;

struct Block {
  std::size_t size;  ///< of the memory behind this header, a multiple of 16
  std::uintptr_t freed_at;
  Block* next;  ///< in the list of freed blocks of its class
  std::int32_t freed_by;
  std::uint32_t magic;
};
constexpr std::uint32_t kMagic = 0xb10cb10c;
constexpr std::size_t kHeader = 48;  ///< a block's header, rounded up to its alignment
static_assert(sizeof(Block) <= kHeader);

struct Freelist {
  Block* first;
  Block* last;
};

/// At the start of the region itself.
struct Heap {
  std::uintptr_t next;
  std::size_t freed_bytes;
  Freelist freed[kClasses];
};

Heap* heap = nullptr;

Heap& the_heap() {
  if (heap) return *heap;
  const long made =
      raw_syscall(SYS_mmap, static_cast<long>(kHeapStart),
                  static_cast<long>(kHeapSize + (kHeapSize >> 4)), PROT_READ | PROT_WRITE,
                  MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
  if (made != static_cast<long>(kHeapStart)) __builtin_trap();
  heap = reinterpret_cast<Heap*>(kHeapStart);
  heap->next = kHeapStart + ((sizeof(Heap) + 63) & ~std::size_t{63});
  return *heap;
}

int class_of(std::size_t size) {
  return 64 - __builtin_clzl(size | 1);
}
Block* block_of(void* memory) {
  return reinterpret_cast<Block*>(static_cast<char*>(memory) - kHeader);
}
void* memory_of(Block* block) {
  return reinterpret_cast<char*>(block) + kHeader;
}

void mark(const void* memory, std::size_t size, HeapState state) {
  const std::uintptr_t from = reinterpret_cast<std::uintptr_t>(memory) - kHeapStart;
  std::memset(reinterpret_cast<void*>(kHeapStates + (from >> 4)), static_cast<int>(state),
              size >> 4);
}

/// A block that was freed long ago; null: take new memory.
Block* reuse(Heap& from, std::size_t size, std::size_t alignment) {
  if (from.freed_bytes < kQuarantine || alignment > 16) return nullptr;
  Freelist& list = from.freed[class_of(size)];
  Block* block = list.first;
  if (!block || block->size < size) return nullptr;
  list.first = block->next;
  if (!list.first) list.last = nullptr;
  from.freed_bytes -= block->size;
  return block;
}

void* take(std::size_t wanted, std::size_t alignment, bool zeroed) {
  Heap& from = the_heap();
  if (wanted > kHeapSize / 2) return errno = ENOMEM, nullptr;
  const std::size_t size = wanted < 16 ? 16 : (wanted + 15) & ~std::size_t{15};
  Block* block = reuse(from, size, alignment);
  if (block) {
    if (zeroed) std::memset(memory_of(block), 0, block->size);
  } else {
    const std::uintptr_t memory = (from.next + kHeader + alignment - 1) & ~(alignment - 1);
    if (memory + size > kHeapStart + kHeapSize) return errno = ENOMEM, nullptr;
    if (the_execution && memory + size - kHeapStart > kMostHeap)
      the_execution->end(Verdict::inconclusive, "the program takes more than 1 GiB of memory",
                         {the_execution->self().id, 0});
    from.next = memory + size;
    block = block_of(reinterpret_cast<void*>(memory));
    block->size = size;
    block->magic = kMagic;
  }
  mark(memory_of(block), block->size, HeapState::allocated);
  return memory_of(block);
}

void keep_freed(Heap& to, Block* block) {
  Freelist& list = to.freed[class_of(block->size)];
  block->next = nullptr;
  (list.last ? list.last->next : list.first) = block;
  list.last = block;
  to.freed_bytes += block->size;
}

/// Threads that hold or wait for what lies in the memory use it after it is gone.
void check_locks_in(std::uintptr_t from, std::size_t size, Party here) {
  for (const Thread* thread : the_execution->threads())
    for (const void* mutex : thread->held)
      if (reinterpret_cast<std::uintptr_t>(mutex) - from < size)
        the_execution->end(Verdict::misuse, "memory is freed while a thread holds a mutex in it",
                           here, {thread->id, 0}, reinterpret_cast<std::uintptr_t>(mutex));
}

/// Ends the execution where this is no block of ours that is allocated; the sentences say how.
void check_block(std::uintptr_t address, Party here, const char* foreign, const char* freed) {
  const bool ours = in_heap(address);
  const Block* block = block_of(reinterpret_cast<void*>(address));
  if (!ours || address & 15 || block->magic != kMagic)
    the_execution->end(Verdict::misuse, foreign, here, {}, address);
  if (heap_state(address) == HeapState::freed)
    the_execution->end(Verdict::use_after_free, freed, here, {block->freed_by, block->freed_at},
                       address);
}

/// `instrumented`: the call comes from code that tells its accesses. Code that does not (the C++
/// library's own) synchronises unseen, so that its frees are no evidence of a race.
void give_back(void* memory, std::uintptr_t pc, bool instrumented) {
  const auto address = reinterpret_cast<std::uintptr_t>(memory);
  if (!memory) return;
  const Party here{the_execution ? the_execution->self().id : 0, pc};
  // What the dynamic loader made before us comes back through libraries only.
  if (!in_heap(address) && (!instrumented || !the_execution)) return;
  Block* block = block_of(memory);
  if (the_execution) {
    check_block(address, here, "memory is freed that was not allocated", "memory is freed twice");
    check_locks_in(address, block->size, here);
    const Races::Race race = the_execution->races().release_memory(
        the_execution->self(), address, block->size, pc,
        instrumented && !the_execution->self().unseen && the_execution->settings().races);
    if (race.found)
      the_execution->end(Verdict::race,
                         race.earlier_writes ? "a thread frees memory that another one writes"
                                             : "a thread frees memory that another one reads",
                         race.earlier, here, address);
  }
  block->freed_by = here.thread;
  block->freed_at = pc;
  mark(memory, block->size, HeapState::freed);
  keep_freed(the_heap(), block);
}

void* resize(void* memory, std::size_t size, std::uintptr_t pc) {
  if (!memory) return take(size, 16, false);
  const auto address = reinterpret_cast<std::uintptr_t>(memory);
  if (the_execution && (in_heap(address) || is_program_code(pc)))
    check_block(address, {the_execution->self().id, pc},
                "memory is freed that was not allocated, to be resized",
                "memory is resized after it was freed");
  if (!in_heap(address)) refuse("a library resizes memory that the explorer did not give out");
  const std::size_t old = in_heap(address) ? block_of(memory)->size : 0;
  if (size == 0) return give_back(memory, pc, is_program_code(pc)), nullptr;  // as glibc does
  if (size <= old) return memory;
  void* grown = take(size, 16, false);
  if (grown) std::memcpy(grown, memory, old < size ? old : size);
  if (grown) give_back(memory, pc, is_program_code(pc));
  return grown;
}

}  // namespace

char* end_of_use(char* start, char* end) {
  constexpr std::uintptr_t kPageMask = 4095;
  const auto at = reinterpret_cast<std::uintptr_t>(start);
  std::uintptr_t used = reinterpret_cast<std::uintptr_t>(end);
  if (at == kHeapStart) used = the_heap().next;
  if (at == kHeapStates) used = kHeapStates + ((the_heap().next - kHeapStart) >> 4) + 1;
  return reinterpret_cast<char*>((used + kPageMask) & ~kPageMask);
}

Freed freed_by(std::uintptr_t address) {
  // A block's first 16 bytes follow its header, which was never marked.
  while (heap_state(address - 16) != HeapState::unused) address -= 16;
  const Block* block = block_of(reinterpret_cast<void*>(address & ~std::uintptr_t{15}));
  return {block->freed_by, block->freed_at};
}

}  // namespace ccgrade::explore

using namespace ccgrade::explore;

extern "C" {

void* malloc(std::size_t size) {
  return take(size, 16, false);
}
void* calloc(std::size_t count, std::size_t size) {
  std::size_t bytes = 0;
  if (__builtin_mul_overflow(count, size, &bytes)) return errno = ENOMEM, nullptr;
  return take(bytes, 16, true);
}
void* realloc(void* memory, std::size_t size) {
  return resize(memory, size, CCGRADE_HERE);
}
void* reallocarray(void* memory, std::size_t count, std::size_t size) {
  std::size_t bytes = 0;
  if (__builtin_mul_overflow(count, size, &bytes)) return errno = ENOMEM, nullptr;
  return resize(memory, bytes, CCGRADE_HERE);
}
void free(void* memory) {
  give_back(memory, CCGRADE_HERE, is_program_code(CCGRADE_HERE));
}
void* memalign(std::size_t alignment, std::size_t size) {
  return take(size, alignment < 16 ? 16 : alignment, false);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
  return take(size, alignment < 16 ? 16 : alignment, false);
}
void* valloc(std::size_t size) {
  return take(size, 4096, false);
}
int posix_memalign(void** memory, std::size_t alignment, std::size_t size) {
  *memory = take(size, alignment < 16 ? 16 : alignment, false);
  return *memory ? 0 : ENOMEM;
}
std::size_t malloc_usable_size(void* memory) {
  return memory ? block_of(memory)->size : 0;
}

}  // extern "C"

// The program's own calls: their place is where the program says delete. Weak, since a program may
// replace them.
[[gnu::weak]] void operator delete(void* memory) noexcept {
  give_back(memory, CCGRADE_HERE, is_program_code(CCGRADE_HERE));
}
[[gnu::weak]] void operator delete[](void* memory) noexcept {
  give_back(memory, CCGRADE_HERE, is_program_code(CCGRADE_HERE));
}
[[gnu::weak]] void operator delete(void* memory, std::size_t) noexcept {
  give_back(memory, CCGRADE_HERE, is_program_code(CCGRADE_HERE));
}
[[gnu::weak]] void operator delete[](void* memory, std::size_t) noexcept {
  give_back(memory, CCGRADE_HERE, is_program_code(CCGRADE_HERE));
}
[[gnu::weak]] void operator delete(void* memory, std::align_val_t) noexcept {
  give_back(memory, CCGRADE_HERE, is_program_code(CCGRADE_HERE));
}
[[gnu::weak]] void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  give_back(memory, CCGRADE_HERE, is_program_code(CCGRADE_HERE));
}
