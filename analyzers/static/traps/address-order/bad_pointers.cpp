// The same edge, and nothing sorts its ends.
#include <array>
#include <mutex>
#include <thread>

class Node {
 public:
  static void link(Node& a, Node& b) {
    if (&a == &b) return;
    std::scoped_lock first(a.mutex_);
    std::scoped_lock second(b.mutex_);  // FINDING lock-order-inversion
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
