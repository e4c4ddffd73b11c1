// Theory of operation. Each region's content is copied to a file in memory, and the file is mapped
// privately in its place. A page that is written then becomes anonymous, which /proc/self/pagemap
// tells (bit 61 is no longer set); and becoming so costs a page fault, so that an unchanged count
// of faults says that no new page was written. Pages that were ever written are copied back after
// every execution, a few microseconds in all; looking for new ones happens a handful of times.
//
// While it is taken nothing may be written to the regions: only the stack and the arenas are used.
#include "snapshot.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <cstdio>
#include <cstring>

#include "heap.hpp"
#include "raw_syscall.hpp"

namespace ccgrade::explore {
namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kPagesAtOnce = 512;
constexpr std::uint64_t kPresentOrSwapped = 3ULL << 62;
constexpr std::uint64_t kOfFile = 1ULL << 61;

struct Mapping {
  unsigned long start = 0;
  unsigned long end = 0;
  char permissions[8] = {};
  char name[256] = {};
};

bool is_wanted(const Mapping& mapping) {
  return std::strcmp(mapping.permissions, "rw-p") == 0 && std::strcmp(mapping.name, "[stack]") != 0;
}

int open_proc(const char* path) {
  return static_cast<int>(
      raw_syscall(SYS_openat, AT_FDCWD, reinterpret_cast<long>(path), O_RDONLY | O_CLOEXEC));
}

/// Reads the whole file; false when it does not fit.
bool read_proc(const char* path, char* text, std::size_t size) {
  const int fd = open_proc(path);
  if (fd < 0) return false;
  std::size_t length = 0;
  long got = 1;
  while (length < size && got > 0) {
    got = raw_syscall(SYS_read, fd, reinterpret_cast<long>(text + length),
                      static_cast<long>(size - length));
    if (got > 0) length += static_cast<std::size_t>(got);
  }
  raw_syscall(SYS_close, fd);
  if (length == size) return false;
  text[length] = 0;
  return true;
}

long faults_so_far() {
  rusage usage{};
  raw_syscall(SYS_getrusage, RUSAGE_THREAD, reinterpret_cast<long>(&usage));
  return usage.ru_minflt + usage.ru_majflt;
}

/// Calls visit(page, entry) with what pagemap tells of each page; false when it tells nothing.
template <class Visit>
bool for_each_page(int pagemap, char* start, char* end, const Visit& visit) {
  std::uint64_t entries[kPagesAtOnce];
  while (start < end) {
    const std::size_t left = static_cast<std::size_t>(end - start) / kPage;
    const std::size_t count = left < kPagesAtOnce ? left : kPagesAtOnce;
    const long offset = static_cast<long>(reinterpret_cast<std::uintptr_t>(start) / kPage * 8);
    const long bytes = static_cast<long>(count * 8);
    if (raw_syscall(SYS_pread64, pagemap, reinterpret_cast<long>(entries), bytes, offset) != bytes)
      return false;
    for (std::size_t i = 0; i < count; ++i)
      if (!visit(start + i * kPage, entries[i])) return false;
    start += count * kPage;
  }
  return true;
}

}  // namespace

bool Snapshot::take() {
  char* text = allocate<char>(regions_.arena(), 1 << 18);
  file_ = static_cast<int>(raw_syscall(SYS_memfd_create, reinterpret_cast<long>("snapshot"), 1));
  pagemap_ = open_proc("/proc/self/pagemap");
  if (file_ < 0 || pagemap_ < 0 || !read_proc("/proc/self/maps", text, 1 << 18)) return false;
  for (const char* line = text; *line; line = std::strchr(line, '\n') + 1) {
    Mapping mapping;
    std::sscanf(line, "%lx-%lx %7s %*s %*s %*s %255[^\n]", &mapping.start, &mapping.end,
                mapping.permissions, mapping.name);
    if (is_wanted(mapping) &&
        !add_mapping(reinterpret_cast<char*>(mapping.start), reinterpret_cast<char*>(mapping.end),
                     mapping.name[0] == '/'))
      return false;
  }
  return true;
}

/// The heap's mapping holds two regions of which only the beginnings are ever used.
bool Snapshot::add_mapping(char* start, char* end, bool of_file) {
  if (reinterpret_cast<std::uintptr_t>(start) != kHeapStart) return add(start, end, of_file);
  char* states = reinterpret_cast<char*>(kHeapStates);
  return add(start, states, false) && add(states, end, false);
}

bool Snapshot::add(char* start, char* end, bool of_file) {
  const unsigned long offset = file_size_;
  file_size_ += static_cast<unsigned long>(end - start);
  if (raw_syscall(SYS_ftruncate, file_, static_cast<long>(file_size_)) != 0) return false;
  const auto copy = [&](char* page, std::uint64_t entry) {
    // Never touched: zeros, as the new file has there. Of a file that is mapped, such as the
    // program's initialised data, it is what that has there, and reading it brings it in.
    if (!(entry & kPresentOrSwapped) && !of_file) return true;
    const long at = static_cast<long>(offset) + (page - start);
    return raw_syscall(SYS_pwrite64, file_, reinterpret_cast<long>(page), kPage, at) == kPage;
  };
  // Of the heap only what was given out is looked at: what lies behind was never touched.
  if (!for_each_page(pagemap_, start, end_of_use(start, end), copy)) return false;
  const long length = end - start;
  const long original = raw_syscall(SYS_mmap, 0, length, PROT_READ, MAP_SHARED | MAP_NORESERVE,
                                    file_, static_cast<long>(offset));
  const long mapped =
      raw_syscall(SYS_mmap, reinterpret_cast<long>(start), length, PROT_READ | PROT_WRITE,
                  MAP_PRIVATE | MAP_FIXED | MAP_NORESERVE, file_, static_cast<long>(offset));
  if (original < 0 || mapped != reinterpret_cast<long>(start)) return false;
  regions_.push({start, end, reinterpret_cast<const char*>(original)});
  return true;
}

bool Snapshot::find_changed_in(const Region& region) {
  return for_each_page(pagemap_, region.start, end_of_use(region.start, region.end),
                       [&](char* page, std::uint64_t entry) {
                         if (!(entry & kPresentOrSwapped) || (entry & kOfFile)) return true;
                         bool& known = known_[reinterpret_cast<std::uintptr_t>(page)];
                         if (!known) hot_.push({page, region.original + (page - region.start)});
                         return known = true;
                       });
}

bool Snapshot::find_changed() {
  for (const Region& region : regions_)
    if (!find_changed_in(region)) return false;
  return true;
}

bool Snapshot::restore() {
  if (faults_so_far() != faults_ && !find_changed()) return false;
  for (const Page& page : hot_) std::memcpy(page.at, page.original, kPage);
  faults_ = faults_so_far();
  return true;
}

}  // namespace ccgrade::explore
