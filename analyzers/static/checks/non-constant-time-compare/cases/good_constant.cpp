#include <string>

bool equal_in_constant_time(const std::string& a, const std::string& b) {
  unsigned char difference = a.size() != b.size();
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
    difference |= static_cast<unsigned char>(a[i] ^ b[i]);
  return difference == 0;
}

bool verify(const std::string& hmac, const std::string& given) {
  return equal_in_constant_time(hmac, given);
}

bool is_missing(const std::string& password) {
  return password.empty() || password == "";
}
