// One atomic exchange decides who answers: exactly one server finds the question open.
// correct: promise, future, atomic exchange
#include <atomic>
#include <cassert>
#include <future>
#include <thread>

std::promise<int> answer;
std::atomic<bool> answered = false;

void serve(int value) {
  if (!answered.exchange(true)) answer.set_value(value);
}

int main() {
  std::future<int> first = answer.get_future();
  std::thread near([] { serve(1); });
  std::thread far([] { serve(2); });
  const int winner = first.get();
  assert(winner == 1 || winner == 2);
  near.join();
  far.join();
}
