// Bytes that are compared and are no secret: a file's magic number, blocks of a disk, names.
#include <cstring>
#include <string>

struct Block {
  unsigned char bytes[512];
};

bool is_png(const unsigned char* header, std::size_t size) {
  static const unsigned char kMagic[] = {0x89, 'P', 'N', 'G'};
  return size >= sizeof kMagic && std::memcmp(header, kMagic, sizeof kMagic) == 0;
}

bool is_changed(const Block& before, const Block& after) {
  return std::memcmp(before.bytes, after.bytes, sizeof before.bytes) != 0;
}

bool is_admin(const std::string& user, const std::string& admin) {
  return user == admin;
}

int main() {
  const Block empty{}, other{};
  const unsigned char header[] = {0x89, 'P', 'N', 'G', '\r'};
  return is_png(header, sizeof header) && !is_changed(empty, other) && is_admin("a", "a") ? 0 : 1;
}
