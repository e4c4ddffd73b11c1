#include <cstring>
#include <ctime>

int main() {
  char line[] = "a b";
  const std::time_t now = 0;
  return strtok(line, " ") && std::localtime(&now) ? 0 : 1;
}
