// The worker ends the program when it has what main waits for.
// correct: exit from a thread that is being joined
#include <cstdlib>
#include <thread>

int main() {
  std::thread worker([] { std::exit(0); });
  worker.join();
}
