// Each of twelve track sections is held until the next one is free: twelve trains, and all stand.
// expect: deadlock
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
  std::lock_guard ahead(sections[next]);
  here.unlock();
  ++passed[next];
}

int main() {
  std::vector<std::thread> trains;
  for (int section = 0; section < kSections; ++section) trains.emplace_back(drive, section);
  for (std::thread& train : trains) train.join();
  for (int trains_here : passed) assert(trains_here == 1);
}
