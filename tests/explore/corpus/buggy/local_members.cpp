// expect: race
#include <thread>

struct Stats {
  long requests = 0;
  long errors = 0;
};

int main() {
  Stats stats;
  std::thread worker([&stats] { stats.errors++; });
  stats.errors++;
  worker.join();
  return stats.errors != 2;
}
