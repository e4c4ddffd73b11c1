// The name is changed while another thread hashes it: that reads its characters in the library.
// expect: race
#include <functional>
#include <string>
#include <thread>

std::string name = "a name that is longer than fits into the object";
std::size_t seen = 0;

int main() {
  std::thread reader([] { seen = std::hash<std::string>{}(name); });
  name[0] = 'A';
  reader.join();
}
