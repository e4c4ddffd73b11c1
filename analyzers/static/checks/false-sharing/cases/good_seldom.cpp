// Written seldom, by one thread alone, or by all of them.
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

struct Progress {
  std::atomic<int> loaded{0}, stored{0};
  std::atomic<bool> stop{false};
};

void watch(Progress& progress);

void with_pauses() {
  Progress progress;
  std::thread loader([&] {
    while (!progress.stop) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      ++progress.loaded;
    }
  });
  std::thread storer([&] {
    while (!progress.stop) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      ++progress.stored;
    }
  });
  watch(progress);
  progress.stop = true;
  loader.join();
  storer.join();
}

void one_writer() {
  Progress progress;
  std::thread worker([&] {
    for (int i = 0; i < 1000; ++i) {
      ++progress.loaded;
      ++progress.stored;
    }
  });
  std::thread reader([&] {
    while (progress.loaded < 1000) {
    }
  });
  worker.join();
  reader.join();
}

void all_write_all() {
  Progress progress;
  std::vector<std::thread> workers;
  for (int i = 0; i < 4; ++i)
    workers.emplace_back([&] {
      for (int round = 0; round < 1000; ++round) {
        ++progress.loaded;
        ++progress.stored;
      }
    });
  for (auto& each : workers) each.join();
}

void shared_slots(std::vector<std::atomic<int>>& histogram, const std::vector<int>& values) {
  std::vector<std::thread> workers;
  for (std::size_t part = 0; part < 4; ++part)
    workers.emplace_back([&, part] {
      for (std::size_t i = part; i < values.size(); i += 4) ++histogram[values[i]];
    });
  for (auto& each : workers) each.join();
}
