// The look only spares the way: what was left is asked once more by the change itself.
#include <atomic>
#include <thread>

class Tickets {
 public:
  bool take() {
    if (left_.load(std::memory_order_relaxed) > 0) {
      if (left_.fetch_sub(1, std::memory_order_acq_rel) > 0) return true;
      left_.fetch_add(1, std::memory_order_relaxed);
    }
    return false;
  }

 private:
  std::atomic<int> left_{2};
};

int main() {
  Tickets tickets;
  std::thread other([&] { tickets.take(); });
  tickets.take();
  other.join();
}
