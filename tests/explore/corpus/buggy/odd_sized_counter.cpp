// expect: assert
#include <atomic>
#include <cassert>
#include <thread>

struct Votes {
  int yes, no, open;
};

std::atomic<Votes> votes{Votes{0, 0, 2}};

void vote() {
  Votes now = votes.load();
  ++now.yes;
  --now.open;
  votes.store(now);
}

int main() {
  std::thread first(vote), second(vote);
  first.join();
  second.join();
  assert(votes.load().open == 0);
}
