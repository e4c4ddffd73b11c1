#include <dirent.h>

#include <cstdio>

int entries(const char* name) {
  DIR* folder = opendir(name);  // FINDING handle-leak
  if (folder == nullptr) return 0;
  int count = 0;
  while (readdir(folder)) ++count;
  return count;
}

void log_line(const char* line) {
  std::FILE* file = nullptr;
  file = std::fopen("log", "a");  // FINDING handle-leak
  if (file != nullptr) std::fputs(line, file);
}
