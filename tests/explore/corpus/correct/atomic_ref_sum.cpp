// A plain vector is counted into atomically while the threads run and read plainly afterwards.
// correct: atomic_ref on plain integers, plain reads after the join
#include <atomic>
#include <cassert>
#include <thread>
#include <vector>

std::vector<int> votes(2);

void vote(int candidate) {
  std::atomic_ref<int>(votes[candidate]).fetch_add(1);
}

void vote_for_both() {
  vote(0);
  vote(1);
}

int main() {
  std::thread first(vote_for_both);
  std::thread second(vote_for_both);
  std::thread third([] { vote(1); });
  first.join();
  second.join();
  third.join();
  assert(votes[0] == 2 && votes[1] == 3);
}
