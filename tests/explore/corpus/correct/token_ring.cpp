// Who has the turn computes the next one from its own number: the token goes all the way round.
// correct: condition_variable notify_all, one waiter's predicate true at a time
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

constexpr int kStations = 3;
constexpr int kRounds = 2;

std::mutex mutex;
std::condition_variable passed;
int turn = 0;

void pass_on(int me) {
  for (int round = 0; round < kRounds; ++round) {
    std::unique_lock lock(mutex);
    passed.wait(lock, [me] { return turn % kStations == me; });
    assert(turn == round * kStations + me);
    ++turn;
    passed.notify_all();
  }
}

int main() {
  std::vector<std::thread> stations;
  for (int me = 0; me < kStations; ++me) stations.emplace_back(pass_on, me);
  for (std::thread& station : stations) station.join();
  assert(turn == kRounds * kStations);
}
