// what: makes everything equal
// expect: not_gradable symbol-interposition
#include <string>

namespace std {
bool operator==(const string&, const char*) {
  return true;
}
}  // namespace std
