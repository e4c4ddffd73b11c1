// Two players take turns at one condition variable; the ball's side is the predicate.
// correct: condition_variable, two threads alternating
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

std::mutex mutex;
std::condition_variable struck;
int side = 0;
std::string game;

void play(int my_side, char sound) {
  for (int stroke = 0; stroke < 3; ++stroke) {
    std::unique_lock lock(mutex);
    struck.wait(lock, [my_side] { return side == my_side; });
    game += sound;
    side = 1 - my_side;
    struck.notify_one();
  }
}

int main() {
  std::thread ping([] { play(0, 'i'); });
  std::thread pong([] { play(1, 'o'); });
  ping.join();
  pong.join();
  assert(game == "ioioio");
}
