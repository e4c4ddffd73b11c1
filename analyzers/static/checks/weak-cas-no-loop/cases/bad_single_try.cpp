#include <atomic>

enum class State { idle, running, stopped };

class Worker {
 public:
  bool start() {
    State expected = State::idle;
    if (!state_.compare_exchange_weak(expected, State::running))  // FINDING weak-cas-no-loop
      return false;
    ++starts_;
    return true;
  }
  void stop() {
    State expected = State::running;
    state_.compare_exchange_weak(expected, State::stopped);  // FINDING weak-cas-no-loop
  }

 private:
  std::atomic<State> state_{State::idle};
  int starts_ = 0;
};
