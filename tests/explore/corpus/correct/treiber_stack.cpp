// Every change of the top gets a new tag: a node that came back is not taken for the old top.
// correct: compare_exchange_weak on a tagged index, no locks
#include <array>
#include <atomic>
#include <cassert>
#include <thread>

struct Top {
  int node;
  unsigned tag;
};

constexpr int kNone = -1;

struct Node {
  std::atomic<int> next = kNone;
  std::atomic<bool> owned = false;
};

std::array<Node, 3> nodes;
std::atomic<Top> head = Top{kNone, 0};

void push(int node) {
  nodes[node].owned = false;
  Top top = head;
  do nodes[node].next = top.node;
  while (!head.compare_exchange_weak(top, Top{node, top.tag + 1}));
}

int pop() {
  Top top = head;
  while (top.node != kNone &&
         !head.compare_exchange_weak(top, Top{nodes[top.node].next, top.tag + 1})) {
  }
  if (top.node == kNone) return kNone;
  const bool was_owned = nodes[top.node].owned.exchange(true);
  assert(!was_owned);
  return top.node;
}

void reorder() {
  const int first = pop();
  const int second = pop();
  if (first != kNone) push(first);
  pop();
  if (second != kNone) push(second);
}

int main() {
  for (int node = 0; node < 3; ++node) push(node);
  std::thread slow(pop);
  std::thread busy(reorder);
  slow.join();
  busy.join();
}
