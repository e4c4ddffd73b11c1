// A queue with a lock for each end: each member has one mutex.
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

class TwoLockQueue {
 public:
  TwoLockQueue() : first_(new Node), last_(first_) {}
  ~TwoLockQueue() {
    while (first_) {
      Node* next = first_->next.load();
      delete first_;
      first_ = next;
    }
  }

  void push(int value) {
    Node* node = new Node{value, {}};
    std::lock_guard lock(last_mutex_);
    last_->next.store(node);
    last_ = node;
  }
  std::optional<int> pop() {
    std::lock_guard lock(first_mutex_);
    Node* next = first_->next.load();
    if (!next) return std::nullopt;
    const std::unique_ptr<Node> old(first_);
    first_ = next;
    return next->value;
  }

 private:
  struct Node {
    int value = 0;
    std::atomic<Node*> next{nullptr};
  };
  std::mutex first_mutex_;
  Node* first_;
  std::mutex last_mutex_;
  Node* last_;
};
