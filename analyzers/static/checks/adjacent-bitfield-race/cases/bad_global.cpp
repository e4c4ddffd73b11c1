// Two threads, each with its own bit, and a lock that only one of them takes.
#include <mutex>
#include <thread>

struct Status {
  unsigned ready : 1;
  unsigned failed : 1;
  unsigned level : 6;
};

std::mutex status_mutex;
Status status;

void load() {
  std::lock_guard lock(status_mutex);
  status.ready = 1;  // FINDING adjacent-bitfield-race
}

void check() {
  status.failed = 1;
}

int main() {
  std::thread loader(load), checker(check);
  Status own{};
  std::thread measurer([&own] {
    for (int i = 0; i < 10; ++i) own.level = i & 63;  // FINDING adjacent-bitfield-race
  });
  own.ready = 1;
  loader.join();
  checker.join();
  measurer.join();
  std::lock_guard lock(status_mutex);
  status.level = own.level;
  return status.ready;
}
