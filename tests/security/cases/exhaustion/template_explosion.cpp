// what: a compilation that would take years
// expect: not_gradable
template <int Depth, int Branch>
struct Tree {
  static constexpr long value =
      Tree<Depth - 1, Branch * 2>::value + Tree<Depth - 1, Branch * 2 + 1>::value;
};
template <int Branch>
struct Tree<0, Branch> {
  static constexpr long value = Branch;
};
const long leaves = Tree<28, 1>::value;
