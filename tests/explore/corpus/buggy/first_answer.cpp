// Both servers can find the question unanswered: the promise is then fulfilled twice.
// expect: uncaught-exception
#include <atomic>
#include <cassert>
#include <future>
#include <thread>

std::promise<int> answer;
std::atomic<bool> answered = false;

void serve(int value) {
  if (answered) return;
  answered = true;
  answer.set_value(value);
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
