#include "kernel_view.hpp"

#include <dirent.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace ccgrade::watch {
namespace {

/// Calls `visit(id)` for each of our threads, until one returns false; false then.
template <class Visit>
bool for_each_thread(const Visit& visit) {
  DIR* tasks = opendir("/proc/self/task");
  if (!tasks) return false;
  bool go_on = true;
  while (const dirent* entry = go_on ? readdir(tasks) : nullptr)
    if (entry->d_name[0] != '.') go_on = visit(std::atol(entry->d_name));
  closedir(tasks);
  return go_on;
}

bool read_line(long thread, const char* file, char* line, int size) {
  char path[64];
  std::snprintf(path, sizeof path, "/proc/self/task/%ld/%s", thread, file);
  std::FILE* stream = std::fopen(path, "r");
  if (!stream) return false;
  const bool read = std::fgets(line, size, stream) != nullptr;
  std::fclose(stream);
  return read;
}

bool sleeps(long thread) {
  char line[256];
  if (!read_line(thread, "stat", line, sizeof line)) return true;  // it has just ended
  const char* name_end = std::strrchr(line, ')');
  return name_end && name_end[1] == ' ' && name_end[2] == 'S';
}

}  // namespace

bool all_other_threads_sleep() {
  const long self = syscall(SYS_gettid);
  return for_each_thread([&](long thread) { return thread == self || sleeps(thread); });
}

long waited_for_core_ms() {
  long total = 0;
  for_each_thread([&](long thread) {
    char line[128];
    unsigned long ran = 0;
    unsigned long waited = 0;
    if (read_line(thread, "schedstat", line, sizeof line) &&
        std::sscanf(line, "%lu %lu", &ran, &waited) == 2)
      total += static_cast<long>(waited / 1000000);
    return true;
  });
  return total;
}

}  // namespace ccgrade::watch
