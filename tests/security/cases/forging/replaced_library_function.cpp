// what: replaces a function that the harness uses
// expect: not_gradable symbol-interposition
#include <vector>

template <>
constexpr void std::vector<long>::push_back(const long&) {}
