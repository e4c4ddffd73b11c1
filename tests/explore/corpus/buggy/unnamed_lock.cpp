// A lock without a name is released in the same line: the line below it runs unprotected.
// expect: race
#include <mutex>
#include <thread>

std::mutex mutex;
int votes = 0;

void vote() {
  std::unique_lock<std::mutex>{mutex};
  ++votes;
}

void vote_twice() {
  vote();
  vote();
}

int main() {
  std::thread first(vote_twice);
  std::thread second(vote_twice);
  first.join();
  second.join();
}
