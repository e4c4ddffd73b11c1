#include <csignal>
#include <thread>

int main() {
  std::signal(SIGPIPE, SIG_IGN);
  std::thread worker([] {});
  worker.join();
}
