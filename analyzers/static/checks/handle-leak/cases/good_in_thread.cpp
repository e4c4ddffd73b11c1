// A lambda closes it.
#include <cstdio>
#include <thread>

void write_later() {
  std::FILE* file = std::fopen("later", "w");
  if (!file) return;
  std::thread writer([file] {
    std::fputs("text", file);
    std::fclose(file);
  });
  writer.join();
}
