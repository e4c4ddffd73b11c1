#include <atomic>

struct Node {
  Node* next = nullptr;
};

std::atomic<Node*> head{nullptr};

void push(Node* node) {
  node->next = head.load();
  if (head.compare_exchange_weak(node->next, node)) return;  // FINDING weak-cas-no-loop
  delete node;
}
