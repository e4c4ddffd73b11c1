// Both ends of an edge are sorted by address before they are locked.
#include <array>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

class Node {
 public:
  static void link(Node& a, Node& b) {
    if (&a == &b) return;
    Node* low = &a;
    Node* high = &b;
    if (!std::less<>()(low, high)) std::swap(low, high);
    std::scoped_lock first(low->mutex_);
    std::scoped_lock second(high->mutex_);
    ++a.degree_;
    ++b.degree_;
  }

 private:
  std::mutex mutex_;
  int degree_ = 0;
};

int main() {
  std::array<Node, 4> graph;
  std::jthread one([&] { Node::link(graph[0], graph[3]); });
  std::jthread two([&] { Node::link(graph[3], graph[0]); });
}
