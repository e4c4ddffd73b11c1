// Many put, and one thread takes: nobody else can free what it looks at. Or all is taken at once.
#include <atomic>
#include <thread>

struct Node {
  int value;
  Node* next;
};

class Mailbox {
 public:
  void put(int value) {
    Node* made = new Node{value, head_.load()};
    while (!head_.compare_exchange_weak(made->next, made)) {
    }
  }
  int take_one() {
    Node* old = head_.load();
    while (old && !head_.compare_exchange_weak(old, old->next)) {
    }
    const int value = old ? old->value : 0;
    delete old;
    return value;
  }
  int take_all() {
    int sum = 0;
    for (Node* node = head_.exchange(nullptr); node;) {
      Node* next = node->next;
      sum += node->value;
      delete node;
      node = next;
    }
    return sum;
  }
  ~Mailbox() { take_all(); }

 private:
  std::atomic<Node*> head_{nullptr};
};

int main() {
  Mailbox mailbox;
  std::thread reader([&] { mailbox.take_one(); });
  std::thread first([&] { mailbox.put(1); });
  std::thread second([&] { mailbox.put(2); });
  first.join();
  second.join();
  reader.join();
}
