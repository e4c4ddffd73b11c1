// Closed on every way out; handed on; or kept by somebody who closes.
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <vector>

bool save(const char* text) {
  std::FILE* file = std::fopen("out", "w");
  if (!file) return false;
  const bool written = text && std::fputs(text, file) >= 0;
  std::fclose(file);
  return written;
}

int open_log() {
  const int descriptor = open("log", O_WRONLY);
  if (descriptor < 0) return -1;
  return descriptor;
}

std::FILE* kept;

void keep() {
  std::FILE* file = std::fopen("kept", "r");
  kept = file;
}

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

void owned() {
  std::unique_ptr<std::FILE, Closer> file(std::fopen("a", "r"));
  std::FILE* raw = std::fopen("b", "r");
  std::unique_ptr<std::FILE, Closer> taken(raw);
}

void handed_to(int descriptor) {
  close(descriptor);
}

void hand_on() {
  const int descriptor = open("x", O_RDONLY);
  handed_to(descriptor);
  std::vector<int> all;
  const int other = open("y", O_RDONLY);
  all.push_back(other);
}

void either(bool quickly) {
  std::FILE* file = quickly ? nullptr : std::fopen("a", "r");
  if (!file) return;
  std::fclose(file);
}

int until_closed(const char* name) {
  int descriptor = open(name, O_RDONLY);
  if (descriptor == -1) goto failed;
  if (lseek(descriptor, 1, SEEK_SET) < 0) goto failed;
  close(descriptor);
  return 0;
failed:
  if (descriptor != -1) close(descriptor);
  return -1;
}
