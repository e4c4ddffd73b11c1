#include <atomic>
#include <csignal>
#include <thread>

std::atomic<bool> stopping = false;
volatile std::sig_atomic_t interrupted = 0;
volatile bool asked = false;

void on_interrupt(int) {
  interrupted = 1;
  asked = true;
}

void loop() {
  while (!stopping) {
  }
}

int main() {
  std::signal(SIGINT, on_interrupt);  // FINDING signal-in-multithreaded
  std::thread a(loop);
  while (!interrupted && !asked) stopping = true;
  a.join();
}
