// The workers lock a mutex of the function that started them, and are joined by somebody else,
// later.
#include <mutex>
#include <thread>
#include <vector>

class Log {
 public:
  void start_workers(int count) {
    std::mutex mutex;
    for (int i = 0; i < count; ++i)
      workers_.push_back(std::thread(write_line, &mutex, i));  // FINDING mutex-destroyed-locked
  }
  void stop() {
    for (std::thread& worker : workers_) worker.join();
    workers_.clear();
  }

 private:
  static void write_line(std::mutex* mutex, int worker) {
    static int last = 0;
    std::lock_guard lock(*mutex);
    last = worker;
  }
  std::vector<std::thread> workers_;
};
