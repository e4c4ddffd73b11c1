// Producers push onto a list, the one consumer takes the whole list at once: no ABA, no lock.
// correct: lock-free list, compare_exchange_weak release, exchange acquire, atomic wait
#include <array>
#include <atomic>
#include <cassert>
#include <thread>

struct Node {
  int value = 0;
  Node* next = nullptr;
};

std::atomic<Node*> newest = nullptr;

void push(Node& node) {
  node.next = newest.load(std::memory_order_relaxed);
  while (!newest.compare_exchange_weak(node.next, &node, std::memory_order_release,
                                       std::memory_order_relaxed)) {
  }
  newest.notify_one();
}

int take_all(int& sum) {
  newest.wait(nullptr, std::memory_order_relaxed);
  int count = 0;
  const Node* node = newest.exchange(nullptr, std::memory_order_acquire);
  for (; node != nullptr; node = node->next) {
    sum += node->value;
    ++count;
  }
  return count;
}

int main() {
  std::array<Node, 3> nodes{Node{1}, Node{2}, Node{4}};
  std::thread first([&] {
    push(nodes[0]);
    push(nodes[1]);
  });
  std::thread second([&] { push(nodes[2]); });
  int sum = 0;
  for (int taken = 0; taken < 3;) taken += take_all(sum);
  assert(sum == 7);
  first.join();
  second.join();
}
