// Whoever asks whether a thread can be joined, and then joins it, has waited for it. A copy is an
// object of its own; latches and barriers are made for many threads.
#include <barrier>
#include <latch>
#include <memory>
#include <thread>

struct Job {
  int runs = 0;
  void run() { ++runs; }
};

void work(Job job) {
  job.run();
}

int asked_first() {
  int result = 0;
  std::thread worker([&result] { result = 1; });
  if (worker.joinable()) worker.join();
  return result;
}

int copies() {
  Job job;
  auto owned = std::make_unique<Job>();
  std::thread by_value(work, job);
  std::thread by_capture([job]() mutable { job.run(); });
  std::thread by_method(&Job::run, job);
  std::thread by_name([mine = job]() mutable { mine.run(); });
  std::thread by_move([owned = std::move(owned)] { owned->run(); });
  owned = std::make_unique<Job>();
  owned->run();
  job.run();
  by_value.join();
  by_capture.join();
  by_method.join();
  by_name.join();
  by_move.join();
  return job.runs;
}

void meet() {
  std::latch latch(2);
  std::barrier barrier(2);
  std::thread one([&] {
    latch.count_down();
    (void)barrier.arrive();
  });
  std::thread two([&] {
    latch.count_down();
    (void)barrier.arrive();
  });
  one.join();
  two.join();
}
