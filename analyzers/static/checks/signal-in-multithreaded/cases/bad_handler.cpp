#include <csignal>
#include <thread>

volatile std::sig_atomic_t stopping;

void on_signal(int) {
  stopping = 1;
}

int main() {
  std::signal(SIGTERM, on_signal);  // FINDING signal-in-multithreaded
  std::thread worker([] {});
  worker.join();
}
