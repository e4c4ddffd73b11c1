#include <cstring>
#include <string>
#include <vector>

bool verify(const unsigned char* expected_hmac, const unsigned char* given, std::size_t size) {
  return std::memcmp(expected_hmac, given, size) == 0;  // FINDING non-constant-time-compare
}

struct User {
  std::string password_hash, name;
};

bool login(const User& user, const std::string& hash) {
  return user.password_hash == hash;  // FINDING non-constant-time-compare
}
