// A stack of jobs that all workers take from.
#include <atomic>
#include <optional>

class Jobs {
 public:
  void push(int job) {
    Node* made = new Node{job, head_.load()};
    while (!head_.compare_exchange_weak(made->next, made)) {
    }
  }

  std::optional<int> take() {
    Node* old = head_.load();
    while (old && !head_.compare_exchange_weak(old, old->next)) {  // FINDING aba-prone-cas
    }
    if (!old) return std::nullopt;
    const int job = old->job;
    delete old;
    return job;
  }

 private:
  struct Node {
    int job;
    Node* next;
  };
  std::atomic<Node*> head_{nullptr};
};
