// The painter enters the room only after phase two was announced, and waits holding nothing.
// correct: condition_variable between phases, no lock held while waiting
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex room;
std::mutex phase_mutex;
std::condition_variable phase_changed;
int phase = 1;
bool walls = false;

void build() {
  {
    std::lock_guard inside(room);
    walls = true;
  }
  {
    std::lock_guard lock(phase_mutex);
    phase = 2;
  }
  phase_changed.notify_all();
}

void paint() {
  {
    std::unique_lock lock(phase_mutex);
    phase_changed.wait(lock, [] { return phase == 2; });
  }
  std::lock_guard inside(room);
  assert(walls);
}

int main() {
  std::thread builder(build);
  std::thread painter(paint);
  builder.join();
  painter.join();
}
