// The painter keeps the room while it waits for phase two, which the builder announces only
// after having had the room.
// expect: deadlock
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex room;
std::mutex phase_mutex;
std::condition_variable phase_changed;
int phase = 1;

void build() {
  {
    std::lock_guard inside(room);
  }
  {
    std::lock_guard lock(phase_mutex);
    phase = 2;
  }
  phase_changed.notify_all();
}

void paint() {
  std::lock_guard inside(room);
  std::unique_lock lock(phase_mutex);
  phase_changed.wait(lock, [] { return phase == 2; });
}

int main() {
  std::thread builder(build);
  std::thread painter(paint);
  builder.join();
  painter.join();
}
