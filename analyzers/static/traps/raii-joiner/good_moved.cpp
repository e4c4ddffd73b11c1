// The thread is moved to where it is joined: into a variable, into a class, out to the caller.
#include <cstdio>
#include <thread>
#include <utility>

class Keeper {
 public:
  explicit Keeper(std::thread thread) : thread_(std::move(thread)) {}
  ~Keeper() { thread_.join(); }
  Keeper(const Keeper&) = delete;

 private:
  std::thread thread_;
};

std::thread start(const char* name) {
  std::thread worker([name] { std::puts(name); });
  return worker;
}

bool run(bool early) {
  std::thread first = start("first");
  Keeper keeper(std::move(first));
  if (early) return false;
  std::thread second([] { std::puts("second"); });
  std::thread kept = std::move(second);
  kept.join();
  return true;
}

int main(int count, char**) {
  return run(count > 1) ? 0 : 1;
}
