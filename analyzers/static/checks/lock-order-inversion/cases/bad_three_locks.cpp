// No two threads disagree about two locks; the three of them close a circle.
#include <mutex>
#include <thread>

struct Stages {
  std::mutex parse, plan, run;
};

void parse(Stages& s) {
  std::scoped_lock held(s.parse);
  std::scoped_lock next(s.plan);  // FINDING lock-order-inversion
}
void plan(Stages& s) {
  std::scoped_lock held(s.plan);
  std::scoped_lock next(s.run);
}
void run(Stages& s) {
  std::scoped_lock held(s.run);
  std::scoped_lock next(s.parse);
}

int main() {
  Stages stages;
  std::thread a(parse, std::ref(stages));
  std::thread b(plan, std::ref(stages));
  std::thread c(run, std::ref(stages));
  a.join();
  b.join();
  c.join();
}
