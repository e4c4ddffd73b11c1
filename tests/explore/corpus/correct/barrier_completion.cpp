// Between two phases, exactly one thread runs the completion step while the others wait.
// correct: barrier with completion function, plain data written in it
#include <barrier>
#include <cassert>
#include <thread>
#include <vector>

constexpr int kRunners = 2;
constexpr int kRounds = 3;

int rounds_completed = 0;

struct CountRound {
  void operator()() noexcept { ++rounds_completed; }
};

std::barrier<CountRound> round_end(kRunners);

void run() {
  for (int round = 1; round <= kRounds; ++round) {
    round_end.arrive_and_wait();
    assert(rounds_completed == round);
  }
}

int main() {
  std::vector<std::thread> runners;
  for (int i = 0; i < kRunners; ++i) runners.emplace_back(run);
  for (std::thread& runner : runners) runner.join();
}
