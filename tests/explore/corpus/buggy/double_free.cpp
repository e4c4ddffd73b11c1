// Test and set of the flag are two steps: both owners can find the buffer not yet freed.
// expect: use-after-free, crash, race, misuse
#include <array>
#include <atomic>
#include <thread>

struct Buffer {
  std::array<char, 64> bytes{};
};

Buffer* const buffer = new Buffer;
std::atomic<bool> freed = false;

void free_buffer() {
  if (freed) return;
  freed = true;
  delete buffer;
}

int main() {
  std::thread sender(free_buffer);
  std::thread receiver(free_buffer);
  sender.join();
  receiver.join();
}
