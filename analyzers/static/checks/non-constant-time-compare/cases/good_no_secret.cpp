#include <cstring>
#include <string>
#include <vector>

bool same(const std::string& name, const std::string& other) {
  return name == other;
}

bool same_page(const char* a, const char* b) {
  return std::memcmp(a, b, 16) == 0;
}

bool has_passwords(const std::vector<int>& counts, int passwords) {
  return counts.size() == static_cast<std::size_t>(passwords);
}

bool is_unchanged(const std::string& digest_of_file, const std::string& known) {
  return digest_of_file == known;
}
