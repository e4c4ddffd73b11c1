// The table is a global, which is not looked at.
#include <map>
#include <mutex>
#include <string>

static std::mutex table_mutex, log_mutex;
static std::map<std::string, int> table;

void set(const std::string& name, int value) {
  std::lock_guard lock(table_mutex);
  table[name] = value;
}

void forget(const std::string& name) {
  std::lock_guard lock(log_mutex);
  table.erase(name);  // MISSED wrong-mutex
}
