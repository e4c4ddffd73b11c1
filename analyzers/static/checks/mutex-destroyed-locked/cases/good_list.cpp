// Each node is unlocked before it goes; the one that is locked is another.
#include <mutex>

struct Node {
  std::mutex mutex;
  int value = 0;
  Node* next = nullptr;
};

void remove_behind(Node* before) {
  std::lock_guard lock(before->mutex);
  Node* old = before->next;
  if (!old) return;
  before->next = old->next;
  delete old;
}

void remove_all(Node* node) {
  while (node) {
    Node* next = node->next;
    delete node;
    node = next;
  }
}
