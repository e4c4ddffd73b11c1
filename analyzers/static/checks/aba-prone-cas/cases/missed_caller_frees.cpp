// The node is freed by who asked for it.
#include <atomic>

struct Node {
  int value;
  Node* next;
};

std::atomic<Node*> head{nullptr};

static Node* take() {
  Node* old = head.load();
  while (old && !head.compare_exchange_weak(old, old->next)) {  // MISSED aba-prone-cas
  }
  return old;
}

int take_value() {
  Node* node = take();
  const int value = node ? node->value : 0;
  delete node;
  return value;
}
