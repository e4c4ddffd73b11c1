#include <thread>

int message;
volatile int ready;

void receive() {
  for (; ready == 0;) std::this_thread::yield();  // FINDING volatile-as-sync
  message = 0;
}

void send() {
  message = 42;
  ++ready;
}

int main() {
  std::thread receiver(receive);
  send();
  receiver.join();
}
