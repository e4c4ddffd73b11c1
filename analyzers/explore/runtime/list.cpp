// The C++ library links the nodes of std::list in code that does not tell its accesses: it is done
// here in its place.
#include <list>

#include "operation.hpp"
#include "told_links.hpp"

using namespace ccgrade::explore;
using Node = std::__detail::_List_node_base;

namespace {

/// A list is a ring: its nodes, and the list itself between the last and the first.
class Ring {
 public:
  explicit Ring(std::uintptr_t pc) : links_(pc) {}

  Node* next(const Node* node) const { return links_.read(node->_M_next); }
  Node* previous(const Node* node) const { return links_.read(node->_M_prev); }
  void join(Node* before, Node* after) const {
    links_.write(before->_M_next, after);
    links_.write(after->_M_prev, before);
  }
  void turn_around(Node* node) const {
    Node* const next = this->next(node);
    links_.write(node->_M_next, previous(node));
    links_.write(node->_M_prev, next);
  }

  struct Chain {
    Node* first;
    Node* last;
    bool empty;
  };
  Chain chain_of(const Node& list) const {
    Node* const first = next(&list);
    return {first, previous(&list), first == &list};
  }
  void adopt(Node& list, const Chain& chain) const {
    join(&list, chain.empty ? &list : chain.first);
    join(chain.empty ? &list : chain.last, &list);
  }

 private:
  ToldLinks links_;
};

}  // namespace

namespace std::__detail {

void _List_node_base::_M_hook(Node* const position) noexcept {
  const Ring ring(CCGRADE_HERE);
  ring.join(ring.previous(position), this);
  ring.join(this, position);
}

void _List_node_base::_M_unhook() noexcept {
  const Ring ring(CCGRADE_HERE);
  Node* const before = ring.previous(this);
  ring.join(before, ring.next(this));
}

/// Moves [first, last) before this node.
void _List_node_base::_M_transfer(Node* const first, Node* const last) noexcept {
  if (this == last) return;
  const Ring ring(CCGRADE_HERE);
  Node* const moved_last = ring.previous(last);
  ring.join(ring.previous(first), last);
  ring.join(ring.previous(this), first);
  ring.join(moved_last, this);
}

void _List_node_base::_M_reverse() noexcept {
  const Ring ring(CCGRADE_HERE);
  Node* node = this;
  do {
    Node* const next = ring.next(node);
    ring.turn_around(node);
    node = next;
  } while (node != this);
}

void _List_node_base::swap(Node& left, Node& right) noexcept {
  const Ring ring(CCGRADE_HERE);
  const Ring::Chain of_left = ring.chain_of(left), of_right = ring.chain_of(right);
  ring.adopt(left, of_right);
  ring.adopt(right, of_left);
}

}  // namespace std::__detail
