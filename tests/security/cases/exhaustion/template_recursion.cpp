// what: templates without an end
// expect: not_gradable
template <int N>
struct Deep : Deep<N + 1> {};
Deep<0> deep;
