// The name says nothing, but the value comes from what makes signatures and goes on to a compare.
#include <cstring>
#include <string>

std::string hmac_sha256(const std::string& key, const std::string& text) {
  std::string mixed = key;
  for (std::size_t i = 0; i < text.size(); ++i) mixed[i % mixed.size()] ^= text[i];
  return mixed;
}

bool is_authentic(const std::string& key, const std::string& body, const std::string& given) {
  const std::string expected = hmac_sha256(key, body);
  return expected == given;  // FINDING non-constant-time-compare
}

bool is_same_user(const std::string& password, const char* typed) {
  const char* const stored = password.c_str();
  return std::strcmp(stored, typed) == 0;  // FINDING non-constant-time-compare
}

int main() {
  return is_authentic("key", "body", "key") && is_same_user("a", "b") ? 0 : 1;
}
