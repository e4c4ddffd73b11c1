// Two functions get one object by reference, and each writes a field of one word.
#include <functional>
#include <thread>

struct Status {
  unsigned ready : 1;
  unsigned failed : 1;
};

void load(Status& status) {
  status.failed = 0;  // FINDING adjacent-bitfield-race
}

void check(Status& status) {
  status.ready = 1;
}

int main() {
  Status status{};
  std::thread loader(load, std::ref(status)), checker(check, std::ref(status));
  loader.join();
  checker.join();
}
