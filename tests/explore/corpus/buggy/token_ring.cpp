// The next turn is computed from the one seen before the wait: the token goes to who had it.
// expect: deadlock, lost-wakeup
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

constexpr int kStations = 3;

std::mutex mutex;
std::condition_variable passed;
int turn = 0;

void pass_on(int me) {
  std::unique_lock lock(mutex);
  const int seen = turn;
  passed.wait(lock, [me] { return turn == me; });
  turn = seen + 1;
  passed.notify_all();
}

int main() {
  std::vector<std::thread> stations;
  for (int me = 0; me < kStations; ++me) stations.emplace_back(pass_on, me);
  for (std::thread& station : stations) station.join();
}
