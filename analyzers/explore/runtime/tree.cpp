// The C++ library links nodes into std::map, set and list in code that does not tell its accesses.
// Which of the fields that everybody can see it changed is told here in its place, so that a lookup
// without the lock is a race.

#include <cstring>
#include <list>
#include <map>

#include "access.hpp"
#include "execution.hpp"
#include "next_symbol.hpp"

using namespace ccgrade::explore;

namespace {

using TreeNode = std::_Rb_tree_node_base;

/// Tells the words of an object that a call changed.
template <class Node>
class Changes {
 public:
  Changes(Node& node, std::uintptr_t pc) : node_(node), pc_(pc) {
    std::memcpy(before_, &node, sizeof node);
  }
  void tell() const {
    const auto at = reinterpret_cast<std::uintptr_t>(&node_);
    for (std::size_t i = 0; i < kWords; ++i)
      if (std::memcmp(&before_[i], reinterpret_cast<const void*>(at + i * kWord), kWord) != 0)
        note_access({at + i * kWord, kWord, true, false, pc_});
  }

 private:
  static constexpr std::size_t kWord = sizeof(void*);
  static constexpr std::size_t kWords = sizeof(Node) / kWord;
  Node& node_;
  std::uintptr_t pc_;
  const void* before_[kWords];
};

}  // namespace

namespace std {

void _Rb_tree_insert_and_rebalance(const bool left, TreeNode* node, TreeNode* parent,
                                   TreeNode& header) noexcept {
  const Changes header_changes(header, CCGRADE_HERE);
  const Changes parent_changes(*parent, CCGRADE_HERE);
  next_symbol<void(bool, TreeNode*, TreeNode*, TreeNode&)>(
      "_ZSt29_Rb_tree_insert_and_rebalancebPSt18_Rb_tree_node_baseS0_RS_")(left, node, parent,
                                                                           header);
  if (!the_execution) return;
  header_changes.tell();
  if (parent != &header) parent_changes.tell();
}

TreeNode* _Rb_tree_rebalance_for_erase(TreeNode* const node, TreeNode& header) noexcept {
  const Changes header_changes(header, CCGRADE_HERE);
  const Changes parent_changes(*node->_M_parent, CCGRADE_HERE);
  TreeNode* const parent = node->_M_parent;
  TreeNode* const erased = next_symbol<TreeNode*(TreeNode*, TreeNode&)>(
      "_ZSt28_Rb_tree_rebalance_for_erasePSt18_Rb_tree_node_baseRS_")(node, header);
  if (!the_execution) return erased;
  header_changes.tell();
  if (parent != &header) parent_changes.tell();
  return erased;
}

}  // namespace std
