// An element for each thread, and many of them in one line.
#include <array>
#include <atomic>
#include <thread>
#include <vector>

long sum(const std::vector<int>& numbers, unsigned parts) {
  std::vector<long> sums(parts);
  std::vector<std::thread> threads;
  for (unsigned part = 0; part < parts; ++part)
    threads.emplace_back([&, part] {
      for (std::size_t i = part; i < numbers.size(); i += parts)
        sums[part] += numbers[i];  // FINDING false-sharing
    });
  for (auto& each : threads) each.join();
  long total = 0;
  for (const long each : sums) total += each;
  return total;
}

struct Tally {
  std::atomic<int> hits, misses;
};

std::array<Tally, 8> tallies;

void play(int player, int rounds) {
  for (int i = 0; i < rounds; ++i) {
    if (i % 3 == 0)
      tallies[player].hits.fetch_add(1);  // FINDING false-sharing
    else
      tallies[player].misses.fetch_add(1);
  }
}

void play_all() {
  std::vector<std::jthread> players;
  for (int i = 0; i < 8; ++i) players.emplace_back(play, i, 1000000);
}
