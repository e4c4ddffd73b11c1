// The setting is parsed while another thread sets it: std::stoi looks at the characters in the
// library.
// expect: race
#include <string>
#include <thread>

std::string limit = "100";
int parsed = 0;

int main() {
  std::thread reader([] { parsed = std::stoi(limit); });
  limit = "250";
  reader.join();
}
