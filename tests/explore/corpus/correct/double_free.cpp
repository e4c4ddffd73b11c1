// Exactly one of the two owners gets false back from the exchange, and that one frees.
// correct: atomic exchange as a once-only ticket, delete
#include <array>
#include <atomic>
#include <thread>

struct Buffer {
  std::array<char, 64> bytes{};
};

Buffer* const buffer = new Buffer;
std::atomic<bool> freed = false;

void free_buffer() {
  if (!freed.exchange(true)) delete buffer;
}

int main() {
  std::thread sender(free_buffer);
  std::thread receiver(free_buffer);
  sender.join();
  receiver.join();
}
