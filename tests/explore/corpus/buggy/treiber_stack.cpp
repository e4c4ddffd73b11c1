// A popped node may come back on top with another successor (ABA): the exchange then succeeds
// and puts a node on the stack that somebody owns.
// expect: assert
#include <array>
#include <atomic>
#include <cassert>
#include <thread>

constexpr int kNone = -1;

struct Node {
  std::atomic<int> next = kNone;
  std::atomic<bool> owned = false;
};

std::array<Node, 3> nodes;
std::atomic<int> head = kNone;

void push(int node) {
  nodes[node].owned = false;
  int top = head;
  do nodes[node].next = top;
  while (!head.compare_exchange_weak(top, node));
}

int pop() {
  int top = head;
  while (top != kNone && !head.compare_exchange_weak(top, nodes[top].next)) {
  }
  if (top == kNone) return kNone;
  const bool was_owned = nodes[top].owned.exchange(true);
  assert(!was_owned);
  return top;
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
