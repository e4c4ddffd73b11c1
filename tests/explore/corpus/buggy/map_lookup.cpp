// "Only reading" a map needs the lock as well, as long as somebody inserts.
// expect: race
#include <cassert>
#include <map>
#include <mutex>
#include <string>
#include <thread>

std::mutex mutex;
std::map<std::string, int> stock{{"apple", 3}, {"pear", 1}};

void deliver() {
  std::lock_guard lock(mutex);
  ++stock["apple"];
  stock.emplace("plum", 8);
}

int count(const std::string& fruit) {
  const auto found = stock.find(fruit);
  return found == stock.end() ? 0 : found->second;
}

int main() {
  std::thread supplier(deliver);
  std::thread customer([] { assert(count("apple") >= 3); });
  supplier.join();
  customer.join();
}
