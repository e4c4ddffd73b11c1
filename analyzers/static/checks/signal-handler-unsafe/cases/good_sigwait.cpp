// A thread of its own waits for signals: it is no handler, and may call what it likes.
#include <pthread.h>
#include <signal.h>

#include <cstdio>
#include <mutex>
#include <string>
#include <thread>

class Server {
 public:
  void on_signal(int number) {
    std::lock_guard lock(mutex_);
    last_ = "signal " + std::to_string(number);
    std::printf("%s\n", last_.c_str());
  }

 private:
  std::mutex mutex_;
  std::string last_;
};

int main() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  Server server;
  std::thread waiter([&] {
    int number = 0;
    sigwait(&set, &number);
    server.on_signal(number);
  });
  waiter.join();
}
