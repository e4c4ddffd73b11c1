// The thread is the last member: everything that it uses has been made when it starts.
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
  int steps_ = 0;
  std::jthread worker_;
};

int main() {
  Countdown countdown(10);
  return countdown.finish() == 10 ? 0 : 1;
}
