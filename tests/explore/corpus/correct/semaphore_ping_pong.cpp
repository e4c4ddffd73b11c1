// Two semaphores hand the turn back and forth over plain data.
// correct: two binary_semaphores, each acquired by one thread only
#include <cassert>
#include <semaphore>
#include <string>
#include <thread>

std::binary_semaphore left_turn(1);
std::binary_semaphore right_turn(0);
std::string game;

void play(std::binary_semaphore& mine, std::binary_semaphore& theirs, char sound) {
  for (int stroke = 0; stroke < 3; ++stroke) {
    mine.acquire();
    game += sound;
    theirs.release();
  }
}

int main() {
  std::thread left([] { play(left_turn, right_turn, 'l'); });
  std::thread right([] { play(right_turn, left_turn, 'r'); });
  left.join();
  right.join();
  assert(game == "lrlrlr");
}
