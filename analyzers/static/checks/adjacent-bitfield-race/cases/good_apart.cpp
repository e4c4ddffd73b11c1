// Something between the two, members that are no bit-fields, or one lock for both.
#include <atomic>
#include <mutex>
#include <thread>

struct Apart {
  unsigned ready : 1;
  unsigned : 0;
  unsigned failed : 1;
  int count;
  unsigned level : 6;
};

struct Flags {
  bool ready;
  bool failed;
  std::atomic<bool> stopped;
};

struct Packed {
  unsigned first : 4;
  unsigned second : 4;
};

Apart apart;
Flags flags;
Packed packed, other;
std::mutex packed_mutex;

void set_first() {
  apart.ready = 1;
  apart.level = 3;
  flags.ready = true;
  std::lock_guard lock(packed_mutex);
  packed.first = 1;
}

void set_second() {
  apart.failed = 1;
  flags.failed = true;
  flags.stopped = true;
  std::scoped_lock lock(packed_mutex);
  packed.second = 2;
}

void set_other() {
  other.first = 3;
}

int main() {
  std::thread a(set_first), b(set_second), c(set_other);
  a.join();
  b.join();
  packed.second = packed.first;
  c.join();
}
