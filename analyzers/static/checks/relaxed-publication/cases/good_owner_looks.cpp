// The producer alone sets the index: it may look at its own as it likes. The consumers, who have to
// see what is in the block, acquire it.
#include <atomic>
#include <cstddef>

struct Block {
  int values[16];
  std::size_t used = 0;
};

class Journal {
 public:
  bool append(int value) {
    Block* block = current_.load(std::memory_order_relaxed);
    if (block == nullptr || block->used == 16) return false;
    block->values[block->used++] = value;
    published_.store(block->used, std::memory_order_release);
    return true;
  }
  void grow() {
    Block* block = new Block;
    block->used = 0;
    current_.store(block, std::memory_order_release);
  }
  int first() const {
    const Block* block = current_.load(std::memory_order_acquire);
    if (block == nullptr || published_.load(std::memory_order_acquire) == 0) return -1;
    return block->values[0];
  }

 private:
  std::atomic<Block*> current_{nullptr};
  std::atomic<std::size_t> published_{0};
};
