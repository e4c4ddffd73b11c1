// One section of the ring is never taken while another one is held: somebody can always go on.
// correct: a dozen threads, mutexes held in overlapping pairs
#include <array>
#include <cassert>
#include <mutex>
#include <thread>
#include <vector>

constexpr int kSections = 12;

std::array<std::mutex, kSections> sections;
std::array<int, kSections> passed{};

void drive(int section) {
  const int next = (section + 1) % kSections;
  std::unique_lock here(sections[section]);
  if (next == 0) here.unlock();
  std::lock_guard ahead(sections[next]);
  if (here) here.unlock();
  ++passed[next];
}

int main() {
  std::vector<std::thread> trains;
  for (int section = 0; section < kSections; ++section) trains.emplace_back(drive, section);
  for (std::thread& train : trains) train.join();
  for (int trains_here : passed) assert(trains_here == 1);
}
