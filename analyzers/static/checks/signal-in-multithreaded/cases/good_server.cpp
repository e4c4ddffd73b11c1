// The signals are blocked before the first thread starts, and one thread waits for them.
#include <pthread.h>
#include <signal.h>

#include <atomic>
#include <thread>
#include <vector>

namespace {

class Server {
 public:
  explicit Server(int workers) {
    for (int i = 0; i < workers; ++i)
      threads_.emplace_back([this] {
        while (!stopped_) served_.fetch_add(1);
      });
  }
  void stop() { stopped_ = true; }
  long served() const { return served_; }

 private:
  std::atomic<bool> stopped_ = false;
  std::atomic<long> served_ = 0;
  std::vector<std::jthread> threads_;
};

sigset_t signals_of_end() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

}  // namespace

int main() {
  const sigset_t signals = signals_of_end();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);
  Server server(4);
  int number = 0;
  sigwait(&signals, &number);
  server.stop();
  return number == SIGTERM ? 0 : 1;
}
