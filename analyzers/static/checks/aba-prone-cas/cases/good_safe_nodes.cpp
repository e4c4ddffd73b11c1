// A tag beside the pointer, a hazard pointer, nodes that are never freed, and what only pushes.
#include <atomic>
#include <cstdint>
#include <memory>

struct Node {
  int value;
  Node* next;
};

class Tagged {
 public:
  Node* take() {
    Head old = head_.load();
    while (old.node && !head_.compare_exchange_weak(old, Head{old.node->next, old.tag + 1})) {
    }
    return old.node;
  }

 private:
  struct Head {
    Node* node;
    std::uint64_t tag;
  };
  std::atomic<Head> head_{Head{nullptr, 0}};
};

class Guarded {
 public:
  bool take(int& value, std::atomic<Node*>& mine) {
    Node* old = nullptr;
    do {
      do {
        old = head_.load();
        mine.store(old);
      } while (old != head_.load());
      if (!old) return false;
    } while (!head_.compare_exchange_strong(old, old->next));
    mine.store(nullptr);
    value = old->value;
    if (!is_in_use(old)) delete old;
    return true;
  }

 private:
  bool is_in_use(const Node* node) const { return other_.load() == node; }
  std::atomic<Node*> head_{nullptr}, other_{nullptr};
};

class FreeList {
 public:
  Node* take() {
    Node* old = head_.load();
    while (old && !head_.compare_exchange_weak(old, old->next)) {
    }
    return old;  // back it comes, by give: the nodes live as long as the list
  }
  void give(Node* node) {
    node->next = head_.load();
    while (!head_.compare_exchange_weak(node->next, node)) {
    }
  }

 private:
  std::atomic<Node*> head_{nullptr};
};

class Shared {
 public:
  void push(int value) {
    auto made = std::make_shared<Item>();
    made->value = value;
    made->next = head_.load();
    while (!head_.compare_exchange_weak(made->next, made)) {
    }
  }

 private:
  struct Item {
    int value = 0;
    std::shared_ptr<Item> next;
  };
  std::atomic<std::shared_ptr<Item>> head_;
};
