// The C++ library links the nodes of std::map and std::set, and goes from one to the next, in code
// that does not tell its accesses: it is done here in its place. Red-black trees as in Cormen,
// Leiserson, Rivest and Stein, "Introduction to Algorithms", chapter 13, in the layout of
// libstdc++'s headers: the header is the parent of the root, which it calls its own parent; its
// left is the first node, its right the last one.
#include <map>

#include "operation.hpp"
#include "told_links.hpp"

using namespace ccgrade::explore;
using Node = std::_Rb_tree_node_base;

namespace {

enum class Side { left, right };

constexpr Side opposite(Side side) {
  return side == Side::left ? Side::right : Side::left;
}

class Nodes {
 public:
  explicit Nodes(std::uintptr_t pc) : links_(pc) {}

  Node* parent(const Node* node) const { return links_.read(node->_M_parent); }
  Node* child(const Node* node, Side side) const {
    return links_.read(side == Side::left ? node->_M_left : node->_M_right);
  }
  bool is_red(const Node* node) const { return node && links_.read(node->_M_color) == std::_S_red; }
  void set_parent(Node* node, Node* parent) const { links_.write(node->_M_parent, parent); }
  void set_child(Node* node, Side side, Node* child) const {
    links_.write(side == Side::left ? node->_M_left : node->_M_right, child);
  }
  void paint(Node* node, bool red) const {
    links_.write(node->_M_color, red ? std::_S_red : std::_S_black);
  }
  /// The last node that is reached by going to one side.
  Node* outermost(Node* node, Side side) const {
    while (Node* const further = child(node, side)) node = further;
    return node;
  }
  /// The node that follows in order on the right, or goes before on the left. The header is behind
  /// the last one, and before the header is the last one.
  Node* neighbour(Node* node, Side side) const {
    if (side == Side::left && is_red(node) && parent(parent(node)) == node)  // the header
      return child(node, Side::right);
    if (Node* const below = child(node, side)) return outermost(below, opposite(side));
    Node* above = parent(node);
    while (node == child(above, side)) {
      node = above;
      above = parent(above);
    }
    // The root of a tree whose last node it is: its parent's right is the root itself.
    return side == Side::right && child(node, side) == above ? node : above;
  }

 private:
  ToldLinks links_;
};

class Tree {
 public:
  Tree(Node* header, std::uintptr_t pc) : nodes_(pc), header_(header) {}

  void insert(Node* node, Node* parent, Side side);
  void erase(Node* node);

 private:
  Node* root() const { return nodes_.parent(header_); }
  Side side_of(const Node* node, const Node* parent) const {
    return nodes_.child(parent, Side::left) == node ? Side::left : Side::right;
  }
  void replace(const Node* node, Node* by);
  void rotate(Node* node, Side side);
  void keep_ends(Node* inserted, Node* parent, Side side);
  void forget_end(Node* erased, Side side);
  Node* part_red_pair(Node* node, Node* parent, Side side);
  void give_place(Node* node, Node* successor);
  Node* restore_blackness(Node* parent, Side side);
  void mend_after_erasing(Node* node, Node* parent);

  Nodes nodes_;
  Node* header_;
};

/// In the eyes of its parent; what is put there has still to be told of its parent.
void Tree::replace(const Node* node, Node* by) {
  Node* const parent = nodes_.parent(node);
  if (parent == header_)
    nodes_.set_parent(header_, by);
  else
    nodes_.set_child(parent, side_of(node, parent), by);
}

/// The node goes down to the side given, its child on the other side comes up.
void Tree::rotate(Node* node, Side side) {
  Node* const up = nodes_.child(node, opposite(side));
  Node* const between = nodes_.child(up, side);
  nodes_.set_child(node, opposite(side), between);
  if (between) nodes_.set_parent(between, node);
  nodes_.set_parent(up, nodes_.parent(node));
  replace(node, up);
  nodes_.set_child(up, side, node);
  nodes_.set_parent(node, up);
}

void Tree::keep_ends(Node* inserted, Node* parent, Side side) {
  if (nodes_.child(header_, side) == parent) nodes_.set_child(header_, side, inserted);
}

void Tree::insert(Node* node, Node* parent, Side side) {
  nodes_.set_parent(node, parent);
  nodes_.set_child(node, Side::left, nullptr);
  nodes_.set_child(node, Side::right, nullptr);
  nodes_.paint(node, true);
  if (parent == header_) {  // the first node
    nodes_.set_parent(header_, node);
    nodes_.set_child(header_, Side::left, node);
    nodes_.set_child(header_, Side::right, node);
  } else {
    nodes_.set_child(parent, side, node);
    keep_ends(node, parent, side);
  }
  while (node != root()) {
    Node* const above = nodes_.parent(node);
    if (!nodes_.is_red(above)) break;
    node = part_red_pair(node, above, side_of(above, nodes_.parent(above)));
  }
  nodes_.paint(root(), false);
}

/// A red node has a red parent, which is the child of its own parent on the side given. Returns the
/// red node whose parent may be red after that.
Node* Tree::part_red_pair(Node* node, Node* parent, Side side) {
  Node* const grandparent = nodes_.parent(parent);
  Node* const uncle = nodes_.child(grandparent, opposite(side));
  nodes_.paint(grandparent, true);
  if (nodes_.is_red(uncle)) {
    nodes_.paint(parent, false);
    nodes_.paint(uncle, false);
    return grandparent;
  }
  const bool inner = nodes_.child(parent, opposite(side)) == node;
  if (inner) rotate(parent, side);
  nodes_.paint(inner ? node : parent, false);
  rotate(grandparent, opposite(side));
  return inner ? parent : node;
}

void Tree::forget_end(Node* erased, Side side) {
  if (nodes_.child(header_, side) != erased) return;
  Node* const below = nodes_.child(erased, opposite(side));
  nodes_.set_child(header_, side, below ? nodes_.outermost(below, side) : nodes_.parent(erased));
}

/// The successor takes the node's place, parents, children and colour; its own place is empty.
void Tree::give_place(Node* node, Node* successor) {
  for (const Side side : {Side::left, Side::right}) {
    Node* const child = nodes_.child(node, side);
    nodes_.set_child(successor, side, child);
    if (child) nodes_.set_parent(child, successor);
  }
  replace(node, successor);
  nodes_.set_parent(successor, nodes_.parent(node));
  nodes_.paint(successor, nodes_.is_red(node));
}

void Tree::erase(Node* node) {
  forget_end(node, Side::left);
  forget_end(node, Side::right);
  Node* const left = nodes_.child(node, Side::left);
  Node* const right = nodes_.child(node, Side::right);
  // Out of the tree goes the node, or its successor, which then takes the node's place.
  Node* const out = left && right ? nodes_.outermost(right, Side::left) : node;
  Node* const rest = out != node ? nodes_.child(out, Side::right) : left ? left : right;
  Node* parent = nodes_.parent(out);
  const bool black = !nodes_.is_red(out);
  replace(out, rest);
  if (rest) nodes_.set_parent(rest, parent);
  if (out != node) give_place(node, out);
  if (parent == node) parent = out;
  if (black) mend_after_erasing(rest, parent);
}

/// Below the parent, on the side given, a black node is missing. Returns the node below which one
/// is missing after that; null: none.
Node* Tree::restore_blackness(Node* parent, Side side) {
  const Side other = opposite(side);
  Node* sibling = nodes_.child(parent, other);
  if (nodes_.is_red(sibling)) {
    nodes_.paint(sibling, false);
    nodes_.paint(parent, true);
    rotate(parent, side);
    sibling = nodes_.child(parent, other);
  }
  const bool inner_red = nodes_.is_red(nodes_.child(sibling, side));
  const bool outer_red = nodes_.is_red(nodes_.child(sibling, other));
  if (!inner_red && !outer_red) {
    nodes_.paint(sibling, true);
    return parent;
  }
  if (!outer_red) {
    nodes_.paint(nodes_.child(sibling, side), false);
    nodes_.paint(sibling, true);
    rotate(sibling, other);
    sibling = nodes_.child(parent, other);
  }
  nodes_.paint(sibling, nodes_.is_red(parent));
  nodes_.paint(parent, false);
  nodes_.paint(nodes_.child(sibling, other), false);
  rotate(parent, side);
  return nullptr;
}

void Tree::mend_after_erasing(Node* node, Node* parent) {
  while (parent != header_ && !nodes_.is_red(node)) {
    node = restore_blackness(parent, side_of(node, parent));
    if (!node) return;
    parent = nodes_.parent(node);
  }
  if (node) nodes_.paint(node, false);
}

}  // namespace

namespace std {

void _Rb_tree_insert_and_rebalance(const bool left, Node* node, Node* parent,
                                   Node& header) noexcept {
  Tree(&header, CCGRADE_HERE).insert(node, parent, left ? Side::left : Side::right);
}

Node* _Rb_tree_rebalance_for_erase(Node* const node, Node& header) noexcept {
  Tree(&header, CCGRADE_HERE).erase(node);
  return node;
}

Node* _Rb_tree_increment(Node* node) noexcept {
  return Nodes(CCGRADE_HERE).neighbour(node, Side::right);
}
const Node* _Rb_tree_increment(const Node* node) noexcept {
  return Nodes(CCGRADE_HERE).neighbour(const_cast<Node*>(node), Side::right);
}
Node* _Rb_tree_decrement(Node* node) noexcept {
  return Nodes(CCGRADE_HERE).neighbour(node, Side::left);
}
const Node* _Rb_tree_decrement(const Node* node) noexcept {
  return Nodes(CCGRADE_HERE).neighbour(const_cast<Node*>(node), Side::left);
}

}  // namespace std
