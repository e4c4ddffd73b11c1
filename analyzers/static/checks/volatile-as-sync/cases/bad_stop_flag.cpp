#include <thread>

volatile bool stopping = false;

class Worker {
 public:
  void run() {
    while (!done_) ++steps_;  // FINDING volatile-as-sync
  }
  void finish() { done_ = true; }

 private:
  volatile bool done_ = false;
  int steps_ = 0;
};

void loop() {
  while (!stopping) {  // FINDING volatile-as-sync
  }
}

int main() {
  Worker worker;
  std::thread a(loop), b([&] { worker.run(); });
  stopping = true;
  worker.finish();
  a.join();
  b.join();
}
