#include <cstring>
#include <string>

static std::string api_key = "…";

bool is_known(const char* given) {
  return strcmp(given, api_key.c_str()) == 0;  // FINDING non-constant-time-compare
}

bool same_signature(const std::string& signature, const std::string& computed) {
  return signature.compare(computed) == 0;  // FINDING non-constant-time-compare
}
