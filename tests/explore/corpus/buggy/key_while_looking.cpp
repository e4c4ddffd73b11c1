// The key is changed while another thread looks it up: comparing reads its characters.
// expect: race
#include <string>
#include <thread>
#include <unordered_set>

const std::unordered_set<std::string> known{"apple", "pear", "plum"};
std::string wanted = "apple";

int main() {
  std::thread customer([] { wanted[0] = 'A'; });
  const bool found = known.find(wanted) != known.end();
  customer.join();
  return found ? 0 : 1;
}
