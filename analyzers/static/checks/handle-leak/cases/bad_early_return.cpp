#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>

bool save(const char* text) {
  std::FILE* file = std::fopen("out", "w");  // FINDING handle-leak
  if (!file) return false;
  if (!text) return false;
  std::fputs(text, file);
  std::fclose(file);
  return true;
}

int first_byte(const char* name) {
  const int descriptor = open(name, O_RDONLY);  // FINDING handle-leak
  if (descriptor < 0) return -1;
  char byte = 0;
  if (read(descriptor, &byte, 1) != 1) return -1;
  return byte;
}

int probe() {
  int client = socket(AF_INET, SOCK_STREAM, 0);  // FINDING handle-leak
  if (client == -1) return 1;
  sockaddr address{};
  if (connect(client, &address, sizeof address) != 0) return 2;
  close(client);
  return 0;
}
