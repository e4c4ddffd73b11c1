#include "grader/host/process_group.hpp"

#include <dirent.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

namespace ccgrade {
namespace {

/// The group and resident pages from one /proc/<pid>/stat line. The name, field 2, may itself hold
/// spaces and parentheses, so fields are counted from the last ')'.
bool parse_stat(const std::string& line, pid_t& group, long& pages) {
  const std::size_t name_end = line.rfind(')');
  if (name_end == std::string::npos) return false;
  char state = 0;
  long parent = 0;
  long process_group = 0;
  if (std::sscanf(line.c_str() + name_end + 1, " %c %ld %ld", &state, &parent, &process_group) != 3)
    return false;
  const char* field = line.c_str() + name_end + 1;
  for (int skip = 0; skip < 21 && field; ++skip) field = std::strchr(field + 1, ' ');
  if (!field) return false;
  group = static_cast<pid_t>(process_group);
  pages = std::atol(field);
  return true;
}

}  // namespace

long resident_kib(pid_t wanted) {
  DIR* processes = opendir("/proc");
  if (!processes) return 0;
  long total = 0;
  const long page_kib = sysconf(_SC_PAGESIZE) / 1024;
  while (const dirent* entry = readdir(processes)) {
    if (entry->d_name[0] < '0' || entry->d_name[0] > '9') continue;
    std::ifstream stat(std::string("/proc/") + entry->d_name + "/stat");
    std::string line;
    pid_t group = 0;
    long pages = 0;
    if (std::getline(stat, line) && parse_stat(line, group, pages) && group == wanted)
      total += pages * page_kib;
  }
  closedir(processes);
  return total;
}

}  // namespace ccgrade
