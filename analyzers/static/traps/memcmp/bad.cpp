// Bytes that prove who somebody is, compared up to the first difference.
#include <cstring>
#include <string>

struct Message {
  std::string body;
  unsigned char hmac[32];
};

bool is_authentic(const Message& message, const unsigned char* ours) {
  return std::memcmp(message.hmac, ours, 32) == 0;  // FINDING non-constant-time-compare
}

bool may_enter(const std::string& given, const std::string& password) {
  return given == password;  // FINDING non-constant-time-compare
}

bool is_logged_in(const std::string& cookie, const std::string& session_token) {
  return cookie.compare(session_token) == 0;  // FINDING non-constant-time-compare
}

bool same_digest(const unsigned char* digest, const unsigned char* given, std::size_t size) {
  return std::memcmp(digest, given, size) == 0;  // FINDING non-constant-time-compare
}

int main() {
  const Message message{"pay", {}};
  const unsigned char zero[32] = {};
  return is_authentic(message, zero) && may_enter("a", "b") && is_logged_in("c", "c") &&
                 same_digest(zero, zero, sizeof zero)
             ? 0
             : 1;
}
