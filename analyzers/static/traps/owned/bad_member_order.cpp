// The thread stands before the members that it uses: it starts, and they are set beside it.
#include <thread>

class Countdown {
 public:
  explicit Countdown(int rounds)
      : left_(rounds), worker_([this] {
          while (left_ > 0) step();
        }) {}
  int finish() {
    worker_.join();
    return steps_;
  }

 private:
  void step() {
    --left_;
    ++steps_;
  }
  int left_;
  std::jthread worker_;
  int steps_ = 0;  // FINDING unguarded-shared-write
};

int main() {
  Countdown countdown(10);
  return countdown.finish() == 10 ? 0 : 1;
}
