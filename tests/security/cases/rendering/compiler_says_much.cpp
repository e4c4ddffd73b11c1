// what: an error message of many megabytes, for the name of a type
// expect: not_gradable
#include <utility>

template <int N>
struct Name {
  using type = std::pair<typename Name<N - 1>::type, typename Name<N - 1>::type>;
};
template <>
struct Name<0> {
  using type = int;
};
int number = Name<17>::type();
